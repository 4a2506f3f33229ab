<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New project</source>
        <translation>새 프로젝트(&amp;N)</translation>
    </message>
    <message>
        <source>Start with an empty canvas</source>
        <translation>빈 캔버스에서 시작</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>열기(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a project file</source>
        <translation>프로젝트 파일 열기</translation>
    </message>
    <message>
        <source>Start &amp;page</source>
        <translation>시작 페이지(&amp;P)</translation>
    </message>
    <message>
        <source>Examples and recent projects</source>
        <translation>예제와 최근 프로젝트</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>Write the project to its file</source>
        <translation>프로젝트를 파일에 기록</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>다른 이름으로 저장(&amp;A)…</translation>
    </message>
    <message>
        <source>Write the project to another file</source>
        <translation>프로젝트를 다른 파일에 기록</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>프로젝트 닫기(&amp;C)</translation>
    </message>
    <message>
        <source>Close the project and go to the start page</source>
        <translation>프로젝트를 닫고 시작 페이지로 이동</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>End Tensorscape</source>
        <translation>Tensorscape 종료</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>Take back the last edit</source>
        <translation>마지막 편집을 되돌리기</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>되돌린 편집을 다시 적용</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>Move the selected nodes to the clipboard</source>
        <translation>선택한 노드를 클립보드로 이동</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the selected nodes and their wires as text</source>
        <translation>선택한 노드와 연결선을 텍스트로 복사</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Insert nodes from the clipboard</source>
        <translation>클립보드의 노드 넣기</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>복제(&amp;D)</translation>
    </message>
    <message>
        <source>Copy the selected nodes in place</source>
        <translation>선택한 노드를 그 자리에 복사</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>삭제(&amp;L)</translation>
    </message>
    <message>
        <source>Remove the selected nodes and wires</source>
        <translation>선택한 노드와 연결선 제거</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>모두 선택(&amp;A)</translation>
    </message>
    <message>
        <source>Select every node</source>
        <translation>모든 노드 선택</translation>
    </message>
    <message>
        <source>&amp;Properties</source>
        <translation>속성(&amp;P)</translation>
    </message>
    <message>
        <source>Show the parameters of what is selected</source>
        <translation>선택한 항목의 매개변수 표시</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>검사기(&amp;I)</translation>
    </message>
    <message>
        <source>Show the numbers inside the selected node</source>
        <translation>선택한 노드 안의 수치 표시</translation>
    </message>
    <message>
        <source>P&amp;roblems</source>
        <translation>문제(&amp;R)</translation>
    </message>
    <message>
        <source>List what is wrong with the graph</source>
        <translation>그래프의 잘못된 점 나열</translation>
    </message>
    <message>
        <source>&amp;Charts</source>
        <translation>차트(&amp;C)</translation>
    </message>
    <message>
        <source>Show the curves of the run</source>
        <translation>실행의 곡선 표시</translation>
    </message>
    <message>
        <source>&amp;Decision surface</source>
        <translation>결정 경계(&amp;D)</translation>
    </message>
    <message>
        <source>Show what a model of points answers all over the plane</source>
        <translation>점을 분류하는 모델이 평면 전체에서 내는 답 표시</translation>
    </message>
    <message>
        <source>Pale&amp;tte</source>
        <translation>팔레트(&amp;T)</translation>
    </message>
    <message>
        <source>Show or hide the node palette</source>
        <translation>노드 팔레트 표시 또는 숨기기</translation>
    </message>
    <message>
        <source>&amp;Side panel</source>
        <translation>옆 패널(&amp;S)</translation>
    </message>
    <message>
        <source>Show or hide properties, inspector and problems</source>
        <translation>속성, 검사기, 문제 표시 또는 숨기기</translation>
    </message>
    <message>
        <source>&amp;Bottom panel</source>
        <translation>아래 패널(&amp;B)</translation>
    </message>
    <message>
        <source>Show or hide the charts</source>
        <translation>차트 표시 또는 숨기기</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>배치 초기화(&amp;L)</translation>
    </message>
    <message>
        <source>Put every panel back in its place</source>
        <translation>모든 패널을 제자리로 되돌리기</translation>
    </message>
    <message>
        <source>Dar&amp;k theme</source>
        <translation>어두운 테마(&amp;K)</translation>
    </message>
    <message>
        <source>Light text on a dark ground</source>
        <translation>어두운 바탕에 밝은 글자</translation>
    </message>
    <message>
        <source>Li&amp;ght theme</source>
        <translation>밝은 테마(&amp;G)</translation>
    </message>
    <message>
        <source>Dark text on a light ground</source>
        <translation>밝은 바탕에 어두운 글자</translation>
    </message>
    <message>
        <source>&amp;Add node…</source>
        <translation>노드 추가(&amp;A)…</translation>
    </message>
    <message>
        <source>Search the node types and insert one</source>
        <translation>노드 종류를 검색해 넣기</translation>
    </message>
    <message>
        <source>&amp;Find in palette</source>
        <translation>팔레트에서 찾기(&amp;F)</translation>
    </message>
    <message>
        <source>Type to filter the palette</source>
        <translation>입력하여 팔레트 걸러 보기</translation>
    </message>
    <message>
        <source>Show &amp;whole graph</source>
        <translation>전체 그래프 보기(&amp;W)</translation>
    </message>
    <message>
        <source>Zoom so that every node is visible</source>
        <translation>모든 노드가 보이도록 확대/축소</translation>
    </message>
    <message>
        <source>Show &amp;selection</source>
        <translation>선택 영역 보기(&amp;S)</translation>
    </message>
    <message>
        <source>Zoom to the selected nodes</source>
        <translation>선택한 노드에 맞춰 확대/축소</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>학습(&amp;T)</translation>
    </message>
    <message>
        <source>Train the network, or go on after a pause</source>
        <translation>신경망을 학습하거나 일시 정지 후 계속</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>일시 정지(&amp;P)</translation>
    </message>
    <message>
        <source>Wait after the step in progress</source>
        <translation>진행 중인 스텝을 마치고 대기</translation>
    </message>
    <message>
        <source>&amp;Single step</source>
        <translation>한 스텝 실행(&amp;S)</translation>
    </message>
    <message>
        <source>Do one training step, then pause</source>
        <translation>학습 스텝을 한 번 실행한 뒤 일시 정지</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>중지(&amp;O)</translation>
    </message>
    <message>
        <source>End the run after the step in progress and keep its weights</source>
        <translation>진행 중인 스텝을 마치고 실행을 끝내며 가중치는 유지</translation>
    </message>
    <message>
        <source>Open run &amp;folder</source>
        <translation>실행 폴더 열기(&amp;F)</translation>
    </message>
    <message>
        <source>Show checkpoints and event files of the last run</source>
        <translation>마지막 실행의 체크포인트와 이벤트 파일 표시</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>명령 팔레트(&amp;C)…</translation>
    </message>
    <message>
        <source>Find and run any command by name</source>
        <translation>이름으로 명령을 찾아 실행</translation>
    </message>
    <message>
        <source>&amp;Keyboard and mouse</source>
        <translation>키보드와 마우스(&amp;K)</translation>
    </message>
    <message>
        <source>List every shortcut and gesture</source>
        <translation>모든 단축키와 조작 나열</translation>
    </message>
    <message>
        <source>&amp;About Tensorscape</source>
        <translation>Tensorscape 정보(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>버전과 라이선스</translation>
    </message>
    <message>
        <source>Colour by gradient &amp;norm</source>
        <translation>그래디언트 노름으로 색칠(&amp;N)</translation>
    </message>
    <message>
        <source>Wires and nodes show how large the gradients are</source>
        <translation>선과 노드가 그래디언트의 크기를 보여 줍니다</translation>
    </message>
    <message>
        <source>Colour by ti&amp;me</source>
        <translation>시간으로 색칠(&amp;M)</translation>
    </message>
    <message>
        <source>Wires and nodes show how long the device takes for them</source>
        <translation>선과 노드가 장치에서 걸리는 시간을 보여 줍니다</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>--theme takes dark or light, not %1</source>
        <translation>--theme 값은 dark 또는 light여야 합니다(현재 %1)</translation>
    </message>
    <message>
        <source>--lang takes en or ko, not %1</source>
        <translation>--lang 값은 en 또는 ko여야 합니다(현재 %1)</translation>
    </message>
    <message>
        <source>Build neural networks as graphs, train them in place and watch.</source>
        <translation>신경망을 그래프로 만들고, 그 자리에서 학습하고 지켜봅니다.</translation>
    </message>
    <message>
        <source>Project file to open.</source>
        <translation>열 프로젝트 파일.</translation>
    </message>
    <message>
        <source>Start training at once.</source>
        <translation>바로 학습을 시작합니다.</translation>
    </message>
    <message>
        <source>Colours: dark or light.</source>
        <translation>색상: dark 또는 light.</translation>
    </message>
    <message>
        <source>Language: en or ko.</source>
        <translation>언어: en 또는 ko.</translation>
    </message>
    <message>
        <source>Write a picture of the window to FILE.png and quit.</source>
        <translation>창의 그림을 FILE.png에 쓰고 끝냅니다.</translation>
    </message>
    <message>
        <source>Only one project can be opened at once</source>
        <translation>프로젝트는 한 번에 하나만 열 수 있습니다</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>에포크 %1/%2</translation>
    </message>
    <message>
        <source>%1 samples/s</source>
        <translation>샘플 %1개/초</translation>
    </message>
    <message>
        <source>step %1 / %2</source>
        <translation>스텝 %1 / %2</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>val %1</source>
        <translation>검증 %1</translation>
    </message>
    <message>
        <source>Ready to train</source>
        <translation>학습 준비됨</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>준비 중…</translation>
    </message>
    <message>
        <source>Paused · %1</source>
        <translation>일시 정지 · %1</translation>
    </message>
    <message>
        <source>Finished · %1 epochs in %2</source>
        <translation>완료 · 에포크 %1회, %2</translation>
    </message>
    <message>
        <source>Stopped · %1</source>
        <translation>중지됨 · %1</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>오류로 중지됨</translation>
    </message>
    <message>
        <source>Press Train or Ctrl+Enter</source>
        <translation>학습 단추 또는 Ctrl+Enter를 누르십시오</translation>
    </message>
    <message>
        <source>Opening data and building the model</source>
        <translation>데이터를 열고 모델을 만드는 중</translation>
    </message>
    <message>
        <source>See the message above the canvas</source>
        <translation>캔버스 위의 메시지를 확인하십시오</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Drag on empty canvas</source>
        <translation>빈 캔버스에서 끌기</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Middle or right drag, Space and drag</source>
        <translation>가운데·오른쪽 단추로 끌기, Space와 끌기</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>화면 이동</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>커서 위치에서 확대/축소</translation>
    </message>
    <message>
        <source>Tab, or double click on empty canvas</source>
        <translation>Tab 또는 빈 캔버스 두 번 누르기</translation>
    </message>
    <message>
        <source>Search a node to insert</source>
        <translation>넣을 노드 검색</translation>
    </message>
    <message>
        <source>Drag from port to port</source>
        <translation>포트에서 포트로 끌기</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Drop a node on a wire</source>
        <translation>연결선 위에 노드 놓기</translation>
    </message>
    <message>
        <source>Insert it there</source>
        <translation>그 자리에 삽입</translation>
    </message>
    <message>
        <source>Alt and click on a port</source>
        <translation>Alt와 포트 누르기</translation>
    </message>
    <message>
        <source>Remove its wires</source>
        <translation>포트의 연결선 제거</translation>
    </message>
    <message>
        <source>Ctrl and drag on a port</source>
        <translation>Ctrl과 포트에서 끌기</translation>
    </message>
    <message>
        <source>Move its wires to another port</source>
        <translation>연결선을 다른 포트로 이동</translation>
    </message>
    <message>
        <source>Ctrl and right drag</source>
        <translation>Ctrl과 오른쪽 단추로 끌기</translation>
    </message>
    <message>
        <source>Cut wires</source>
        <translation>연결선 자르기</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>키보드와 마우스</translation>
    </message>
    <message>
        <source>About Tensorscape</source>
        <translation>Tensorscape 정보</translation>
    </message>
    <message>
        <source>Build neural networks as graphs, train them in place and watch.</source>
        <translation>신경망을 그래프로 만들고, 그 자리에서 학습하고 지켜봅니다.</translation>
    </message>
    <message>
        <source>Uses Qt %1 and oneDNN.</source>
        <translation>Qt %1 및 oneDNN을 사용합니다.</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>backward: a gradient of shape %1 does not fit a result of shape %2.</source>
        <translation>backward: 형태가 %1인 그래디언트는 형태가 %2인 결과에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>backward: a gradient can be left out only for a result with one element; this one has shape %1. Pass a gradient of that shape or reduce it first.</source>
        <translation>backward: 그래디언트는 결과의 원소가 하나일 때만 생략할 수 있습니다. 이 결과의 형태: %1. 같은 형태의 그래디언트를 넘기거나 먼저 축소하십시오.</translation>
    </message>
    <message>
        <source>backward: the result was not computed from anything that requires a gradient.</source>
        <translation>backward: 그래디언트가 필요한 텐서에서 계산된 결과가 아닙니다.</translation>
    </message>
    <message>
        <source>%1: gradients of gradients are not available for this operation.</source>
        <translation>%1: 이 연산에서는 그래디언트의 그래디언트를 구할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1: the values needed for a second backward pass are gone; pass retain_graph to the first.</source>
        <translation>%1: 두 번째 역전파에 필요한 값이 없습니다. 첫 번째 호출에 retain_graph를 지정하십시오.</translation>
    </message>
    <message>
        <source>cross_entropy: target %1 is class %2, but there are scores for %3 classes (0 to %4). Give the network one output for each class.</source>
        <translation>cross_entropy: 타깃 %1번의 클래스가 %2인데 점수는 클래스 %3개분(0부터 %4까지)뿐입니다. 신경망의 출력을 클래스마다 하나씩 두십시오.</translation>
    </message>
    <message>
        <source>This element-wise operation is not defined for %1.</source>
        <translation>원소별 연산이 정의되지 않은 자료형: %1.</translation>
    </message>
    <message>
        <source>Matrices of %1 cannot be multiplied; convert to float32 first.</source>
        <translation>%1 행렬은 곱할 수 없습니다. 먼저 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>oneDNN could not run a convolution (status %1).</source>
        <translation>oneDNN이 합성곱을 실행하지 못했습니다(상태 %1).</translation>
    </message>
    <message>
        <source>oneDNN could not prepare a convolution of %1 channels (status %2).</source>
        <translation>oneDNN이 채널 %1개의 합성곱을 준비하지 못했습니다(상태 %2).</translation>
    </message>
    <message>
        <source>oneDNN could not multiply matrices of %1 x %2 x %3 (status %4).</source>
        <translation>oneDNN이 %1 x %2 x %3 행렬을 곱하지 못했습니다(상태 %4).</translation>
    </message>
    <message>
        <source>Reductions over %1 are not available; convert to float32 first.</source>
        <translation>%1 자료형의 축소 연산은 지원하지 않습니다. 먼저 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>%1 has shape %2, but features need at least two dimensions: examples, and the numbers of each.</source>
        <translation>%1의 형태가 %2입니다. 특징에는 예제 차원과 예제별 숫자 차원, 적어도 두 차원이 필요합니다.</translation>
    </message>
    <message>
        <source>%1 has %2 examples, but %3 has shape %4. Both need one row for each example.</source>
        <translation>%1의 예제는 %2개인데 %3의 형태는 %4입니다. 둘 다 예제마다 한 행이어야 합니다.</translation>
    </message>
    <message>
        <source>features_shape does not hold the %1 numbers of one example in %2. Its sizes must multiply to %1.</source>
        <translation>특징 형태(features_shape)가 %2에 있는 예제 하나의 숫자 %1개와 맞지 않습니다. 크기를 모두 곱한 값이 %1이어야 합니다.</translation>
    </message>
    <message>
        <source>%1 has shape %2, but classes are one number for each example. Set task to regression, or store the class numbers.</source>
        <translation>%1의 형태가 %2입니다. 클래스는 예제마다 숫자 하나여야 합니다. 과제(task)를 regression으로 두거나 클래스 번호를 저장하십시오.</translation>
    </message>
    <message>
        <source>%1 has no rows.</source>
        <translation>행이 없는 파일: %1.</translation>
    </message>
    <message>
        <source>%1: target %2 is %3, which is no class number. Set task to regression.</source>
        <translation>%1: 타깃 %2의 값이 클래스 번호가 아닙니다: %3. 과제(task)를 regression으로 두십시오.</translation>
    </message>
    <message>
        <source>%1 has more than %2 different values, too many for classes. Set task to regression.</source>
        <translation>%1에 서로 다른 값이 %2개보다 많아 클래스로 쓸 수 없습니다. 과제(task)를 regression으로 두십시오.</translation>
    </message>
    <message>
        <source>Example %1 of %2 or its target in %3 holds NaN or an infinity. Remove such examples, or fill in numbers.</source>
        <translation>%3에 있는 예제 %1(전체 %2개) 또는 그 타깃에 NaN이나 무한대가 있습니다. 이런 예제를 제거하거나 숫자를 채우십시오.</translation>
    </message>
    <message>
        <source>The class &quot;%1&quot; was not there when the data was opened. Was a file changed while it was in use? Start again.</source>
        <translation>데이터를 열 때는 없던 클래스입니다: &quot;%1&quot;. 사용 중에 파일이 바뀌었는지 확인하고 다시 시작하십시오.</translation>
    </message>
    <message>
        <source>The batch size must be at least 1, not %1.</source>
        <translation>배치 크기는 1 이상이어야 합니다(현재 %1).</translation>
    </message>
    <message>
        <source>Is the target a class or a number? Auto: text and few whole numbers are classes.</source>
        <translation>타깃이 클래스인지 숫자인지 정합니다. 자동: 텍스트와 종류가 적은 정수는 클래스로 봅니다.</translation>
    </message>
    <message>
        <source>Shape of one example, such as 1, 8, 8 for an image of 8x8 pixels.</source>
        <translation>예제 하나의 형태. 예: 8x8 픽셀 이미지는 1, 8, 8.</translation>
    </message>
    <message>
        <source>as stored</source>
        <translation>저장된 대로</translation>
    </message>
    <message>
        <source>Brings each feature to mean 0 and deviation 1 (standardize) or between 0 and 1 (minmax).</source>
        <translation>각 특징을 평균 0, 표준편차 1로(standardize) 또는 0과 1 사이로(minmax) 맞춥니다.</translation>
    </message>
    <message>
        <source>All features are multiplied by this, where normalize is none.</source>
        <translation>정규화가 none일 때 모든 특징에 곱하는 값.</translation>
    </message>
    <message>
        <source>Share of the examples held back to check what was learned.</source>
        <translation>학습 결과를 확인하기 위해 떼어 두는 예제의 비율.</translation>
    </message>
    <message>
        <source>Take validation examples at random, not from the end.</source>
        <translation>검증 예제를 끝에서가 아니라 무작위로 고릅니다.</translation>
    </message>
    <message>
        <source>Another number takes other validation examples.</source>
        <translation>숫자를 바꾸면 다른 검증 예제를 고릅니다.</translation>
    </message>
    <message>
        <source>No file is chosen for %1.</source>
        <translation>파일을 선택하지 않은 매개변수: %1.</translation>
    </message>
    <message>
        <source>a batch of examples (N, ...)</source>
        <translation>예제의 배치 (N, ...)</translation>
    </message>
    <message>
        <source>what is to be learned: a class or a number for each (N)</source>
        <translation>학습할 값: 예제마다 클래스 또는 숫자 (N)</translation>
    </message>
    <message>
        <source>Images and labels in the format of MNIST and Fashion-MNIST; brightness becomes 0 to 1.</source>
        <translation>MNIST 및 Fashion-MNIST 형식의 이미지와 레이블. 밝기는 0~1이 됩니다.</translation>
    </message>
    <message>
        <source>An IDX file of images, such as train-images-idx3-ubyte.gz.</source>
        <translation>이미지 IDX 파일. 예: train-images-idx3-ubyte.gz.</translation>
    </message>
    <message>
        <source>An IDX file of labels, such as train-labels-idx1-ubyte.gz.</source>
        <translation>레이블 IDX 파일. 예: train-labels-idx1-ubyte.gz.</translation>
    </message>
    <message>
        <source>Examples from two NumPy arrays, one with features and one with targets.</source>
        <translation>특징과 타깃을 담은 NumPy 배열 두 개에서 읽는 예제.</translation>
    </message>
    <message>
        <source>A .npy file with one example a row (N, ...).</source>
        <translation>한 행에 예제 하나가 있는 .npy 파일 (N, ...).</translation>
    </message>
    <message>
        <source>A .npy file with the class or the numbers to predict for each row.</source>
        <translation>행마다 예측할 클래스 또는 숫자가 있는 .npy 파일.</translation>
    </message>
    <message>
        <source>Number of spirals; each is a class.</source>
        <translation>나선의 개수. 나선 하나가 클래스 하나입니다.</translation>
    </message>
    <message>
        <source>Examples of each class.</source>
        <translation>클래스마다 예제의 개수.</translation>
    </message>
    <message>
        <source>How far points lie from their spiral; the spirals have radius 1.</source>
        <translation>점이 나선에서 벗어나는 정도. 나선의 반지름은 1입니다.</translation>
    </message>
    <message>
        <source>How often a spiral winds around the centre; more is harder.</source>
        <translation>나선이 중심을 도는 횟수. 많을수록 어렵습니다.</translation>
    </message>
    <message>
        <source>Another number gives other noise.</source>
        <translation>숫자를 바꾸면 노이즈가 달라집니다.</translation>
    </message>
    <message>
        <source>Points in the plane on interleaved spirals, made on the spot.</source>
        <translation>서로 얽힌 나선 위에 그 자리에서 만드는 평면의 점.</translation>
    </message>
    <message>
        <source>A CSV file: one example a line; comma, semicolon or tab between cells.</source>
        <translation>CSV 파일. 한 줄에 예제 하나, 칸은 쉼표·세미콜론·탭으로 나눕니다.</translation>
    </message>
    <message>
        <source>Name of the column to predict.</source>
        <translation>예측할 열의 이름.</translation>
    </message>
    <message>
        <source>last column</source>
        <translation>마지막 열</translation>
    </message>
    <message>
        <source>Names of columns to leave out, with commas between them.</source>
        <translation>제외할 열의 이름. 쉼표로 구분합니다.</translation>
    </message>
    <message>
        <source>Examples from a table in a CSV file.</source>
        <translation>CSV 파일의 표에서 읽는 예제.</translation>
    </message>
    <message>
        <source>%1 has no column &quot;%2&quot;. It has: %3.</source>
        <translation>%1에 &quot;%2&quot; 열이 없습니다. 있는 열: %3.</translation>
    </message>
    <message>
        <source>features_shape has %1 dimensions; at most %2 are possible.</source>
        <translation>특징 형태(features_shape)의 차원이 %1개입니다. 최대 %2개까지 가능합니다.</translation>
    </message>
    <message>
        <source>features_shape %1 does not hold the %2 feature columns of %3. Its sizes must multiply to %2.</source>
        <translation>특징 형태(features_shape) 값 %1의 곱이 %3의 특징 열 개수와 다릅니다. 크기를 모두 곱한 값이 %2개와 같아야 합니다.</translation>
    </message>
    <message>
        <source>%1 leaves no column for the features beside the target &quot;%2&quot;.</source>
        <translation>%1에 타깃 &quot;%2&quot; 외에 특징으로 쓸 열이 남지 않습니다.</translation>
    </message>
    <message>
        <source>%1 names its columns but has no rows.</source>
        <translation>%1에 열 이름만 있고 행이 없습니다.</translation>
    </message>
    <message>
        <source>%1, line %2, column %3 (%4): the class is missing.</source>
        <translation>%1, %2행, %3열(%4): 클래스가 없습니다.</translation>
    </message>
    <message>
        <source>Column &quot;%1&quot; of %2 has more than %3 different values, too many for classes. Set task to regression, or choose another target.</source>
        <translation>%2의 &quot;%1&quot; 열에 서로 다른 값이 %3개보다 많아 클래스로 쓸 수 없습니다. 과제(task)를 regression으로 두거나 다른 타깃을 고르십시오.</translation>
    </message>
    <message>
        <source>%1 was not saved: the disk is full. Free some space and save again.</source>
        <translation>저장하지 못한 파일: %1. 디스크가 가득 찼습니다. 공간을 확보한 뒤 다시 저장하십시오.</translation>
    </message>
    <message>
        <source>%1 was not saved: writing is not allowed in this folder. Choose another one.</source>
        <translation>저장하지 못한 파일: %1. 이 폴더에는 쓸 수 없습니다. 다른 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>%1 was not saved: %2.</source>
        <translation>저장하지 못한 파일: %1. 원인: %2.</translation>
    </message>
    <message>
        <source>%1 is UTF-16 text. Save it again as UTF-8.</source>
        <translation>UTF-16 텍스트 파일입니다: %1. UTF-8로 다시 저장하십시오.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>빈 파일입니다: %1.</translation>
    </message>
    <message>
        <source>%1 is no table: its first row is longer than %2 bytes.</source>
        <translation>표가 아닙니다: %1. 첫 행이 %2바이트보다 깁니다.</translation>
    </message>
    <message>
        <source>%1: a quote in the row that begins at line %2 is never closed.</source>
        <translation>%1: %2행에서 시작하는 행의 따옴표가 닫히지 않았습니다.</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: there is text behind a closing quote. Write a quote inside a cell twice.</source>
        <translation>%1, %2행, %3열: 닫는 따옴표 뒤에 텍스트가 있습니다. 칸 안의 따옴표는 두 번 쓰십시오.</translation>
    </message>
    <message>
        <source>%1, line %2: %3 cells instead of %4. Each row needs one cell for each column.</source>
        <translation>%1, %2행: 칸이 %4개가 아니라 %3개입니다. 행마다 모든 열의 칸이 필요합니다.</translation>
    </message>
    <message>
        <source>%1, line %2, column %3 (%4): the cell is empty. Fill it in, or ignore the column.</source>
        <translation>%1, %2행, %3열(%4): 칸이 비어 있습니다. 값을 채우거나 그 열을 무시하십시오.</translation>
    </message>
    <message>
        <source>%1, line %2, column %3 (%4): &quot;%5&quot; is not a number. Correct it, or ignore the column.</source>
        <translation>%1, %2행, %3열(%4): 숫자가 아닙니다: &quot;%5&quot;. 고치거나 그 열을 무시하십시오.</translation>
    </message>
    <message>
        <source>A histogram has %1 bucket edges but %2 counts.</source>
        <translation>히스토그램의 구간 경계는 %1개인데 도수는 %2개입니다.</translation>
    </message>
    <message>
        <source>%1: the record at byte %2 is damaged. %3</source>
        <translation>%1: %2바이트 위치의 레코드가 손상되었습니다. %3</translation>
    </message>
    <message>
        <source>%1: the record at byte %2 is damaged: its checksum is wrong.</source>
        <translation>%1: %2바이트 위치의 레코드가 손상되었습니다. 체크섬이 틀립니다.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>폴더를 만들 수 없습니다: %1. 원인: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be created: %2.</source>
        <translation>파일을 만들 수 없습니다: %1. 원인: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Is the disk full?</source>
        <translation>파일에 쓸 수 없습니다: %1. 원인: %2. 디스크가 가득 찼는지 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 holds %2, which is too large for a 64-bit signed integer.</source>
        <translation>%1: 부호 있는 64비트 정수에 담기에 너무 큰 값입니다: %2.</translation>
    </message>
    <message>
        <source>%1 describes an array of shape %2, but holds only %3 bytes of data. Is it complete?</source>
        <translation>%1의 배열 형태는 %2인데 데이터는 %3바이트뿐입니다. 파일이 온전한지 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 cannot be decompressed: no temporary file %2: %3.</source>
        <translation>압축을 풀 수 없습니다: %1. 임시 파일 %2 생성 실패: %3.</translation>
    </message>
    <message>
        <source>%1 cannot be decompressed into a temporary file: %2. Free some space, or set TMPDIR to a folder with more.</source>
        <translation>임시 파일로 압축을 풀 수 없습니다: %1. 원인: %2. 공간을 확보하거나 TMPDIR을 여유 있는 폴더로 지정하십시오.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>열 수 없습니다: %1. 원인: %2.</translation>
    </message>
    <message>
        <source>%1 is a damaged or incomplete gzip file (%2). Get a fresh copy.</source>
        <translation>손상되었거나 불완전한 gzip 파일입니다: %1(%2). 새로 받으십시오.</translation>
    </message>
    <message>
        <source>%1 is not an IDX file (the format of MNIST).</source>
        <translation>IDX 파일(MNIST의 형식)이 아닙니다: %1.</translation>
    </message>
    <message>
        <source>%1 has more than %2 dimensions.</source>
        <translation>%1의 차원이 %2개보다 많습니다.</translation>
    </message>
    <message>
        <source>%1 ends inside its header. Is it complete?</source>
        <translation>헤더 도중에 끝납니다: %1. 파일이 온전한지 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>읽을 수 없습니다: %1. 원인: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2. Check the path and the permissions.</source>
        <translation>열 수 없습니다: %1. 원인: %2. 경로와 권한을 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 is not a file. Choose a file, not a folder or device.</source>
        <translation>파일이 아닙니다: %1. 폴더나 장치가 아닌 파일을 고르십시오.</translation>
    </message>
    <message>
        <source>%1 ends at byte %2, but more was expected. Is it complete?</source>
        <translation>%1: 내용이 더 있어야 하는데 %2바이트에서 끝납니다. 파일이 온전한지 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 cannot be mapped into memory: %2.</source>
        <translation>메모리에 매핑할 수 없습니다: %1. 원인: %2.</translation>
    </message>
    <message>
        <source>%1 became shorter while it was in use. Restore it and start again.</source>
        <translation>사용 중에 파일이 짧아졌습니다: %1. 복원한 뒤 다시 시작하십시오.</translation>
    </message>
    <message>
        <source>NumPy files cannot hold bfloat16. Convert the tensor to float32 first.</source>
        <translation>NumPy 파일에는 bfloat16을 담을 수 없습니다. 먼저 텐서를 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>%1 is not a NumPy .npy file.</source>
        <translation>NumPy .npy 파일이 아닙니다: %1.</translation>
    </message>
    <message>
        <source>%1 is a .npy file of version %2; versions 1 to 3 are known.</source>
        <translation>%1: .npy 파일 버전이 %2입니다. 지원하는 버전은 1~3입니다.</translation>
    </message>
    <message>
        <source>%1 has a damaged header: it must say descr, fortran_order and shape once each. The problem is before &quot;%2&quot;.</source>
        <translation>%1: 헤더가 손상되었습니다. descr, fortran_order, shape가 한 번씩 있어야 합니다. 문제는 &quot;%2&quot; 앞에 있습니다.</translation>
    </message>
    <message>
        <source>%1 holds structures with several fields. Save each field as an array of its own.</source>
        <translation>%1: 필드가 여러 개인 구조체가 들어 있습니다. 각 필드를 별도의 배열로 저장하십시오.</translation>
    </message>
    <message>
        <source>%1 holds Python objects, which can run code when read and are refused. Save it again as an array of numbers.</source>
        <translation>%1: 읽을 때 코드를 실행할 수 있는 Python 객체가 들어 있어 거부합니다. 숫자 배열로 다시 저장하십시오.</translation>
    </message>
    <message>
        <source>%1 holds elements of type &quot;%2&quot;, which are not supported. Save it again as float32 or int64.</source>
        <translation>%1: 지원하지 않는 원소 형식입니다: &quot;%2&quot;. float32나 int64로 다시 저장하십시오.</translation>
    </message>
    <message>
        <source>A message holds the field number %1, which does not exist.</source>
        <translation>메시지의 필드 번호가 잘못되었습니다: %1.</translation>
    </message>
    <message>
        <source>Field %1 of a message has the unknown wire type %2.</source>
        <translation>메시지 필드 %1의 와이어 형식을 알 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>Field %1 of a message should hold numbers of %2 bytes, but has %3 bytes.</source>
        <translation>메시지 필드 %1의 숫자는 %2바이트여야 하는데 %3바이트입니다.</translation>
    </message>
    <message>
        <source>A message holds an integer of more than 64 bits.</source>
        <translation>메시지에 64비트를 넘는 정수가 있습니다.</translation>
    </message>
    <message>
        <source>A message ends in the middle of a field: %1 bytes are needed, %2 are left.</source>
        <translation>메시지가 필드 중간에서 끝납니다. 필요한 바이트 %1, 남은 바이트 %2.</translation>
    </message>
    <message>
        <source>Field %1 of a message has wire type %2 instead of %3.</source>
        <translation>메시지 필드 %1의 와이어 형식이 %3이 아니라 %2입니다.</translation>
    </message>
    <message>
        <source>%1 is not a safetensors file, or not all of it: a header of %2 bytes does not fit into %3 bytes.</source>
        <translation>safetensors 파일이 아니거나 온전하지 않습니다: %1. %2바이트 헤더가 %3바이트 안에 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>%1 holds no tensor &quot;%2&quot;.</source>
        <translation>%1에 &quot;%2&quot; 텐서가 없습니다.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has the impossible shape %3.</source>
        <translation>%1: &quot;%2&quot; 텐서의 형태가 잘못되었습니다: %3.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; of type %3 and shape %4 needs %5 bytes, but its data_offsets are %6 and %7.</source>
        <translation>%1: &quot;%2&quot; 텐서(자료형 %3, 형태 %4)에는 %5바이트가 필요한데 data_offsets는 %6 및 %7입니다.</translation>
    </message>
    <message>
        <source>%1: the data of tensor &quot;%2&quot; begins at byte %3 instead of %4. The file is damaged or hostile.</source>
        <translation>%1: &quot;%2&quot; 텐서의 데이터가 %4바이트가 아니라 %3바이트에서 시작합니다. 파일이 손상되었거나 악의적입니다.</translation>
    </message>
    <message>
        <source>%1: the header describes %2 bytes of data, but there are %3. Is the file complete?</source>
        <translation>%1: 헤더에는 데이터가 %2바이트라고 되어 있지만 실제로는 %3바이트입니다. 파일이 온전한지 확인하십시오.</translation>
    </message>
    <message>
        <source>safetensors: a name or a metadata text is not valid UTF-8.</source>
        <translation>safetensors: 이름 또는 메타데이터 텍스트가 올바른 UTF-8이 아닙니다.</translation>
    </message>
    <message>
        <source>safetensors: a tensor cannot be called &quot;__metadata__&quot;.</source>
        <translation>safetensors: 텐서 이름으로 &quot;__metadata__&quot;를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 is not a safetensors file: its header does not begin with &quot;{&quot;.</source>
        <translation>safetensors 파일이 아닙니다: %1. 헤더가 &quot;{&quot;로 시작하지 않습니다.</translation>
    </message>
    <message>
        <source>%1: the header names &quot;%2&quot; twice. The file is damaged or hostile.</source>
        <translation>%1: 헤더에 &quot;%2&quot; 이름이 두 번 나옵니다. 파일이 손상되었거나 악의적입니다.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; needs dtype, shape and two data_offsets.</source>
        <translation>%1: &quot;%2&quot; 텐서에는 dtype, shape, data_offsets 두 개가 필요합니다.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has %3 dimensions; at most %4 are supported.</source>
        <translation>%1: &quot;%2&quot; 텐서의 차원이 %3개입니다. 최대 %4개까지 지원합니다.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has the impossible size %3.</source>
        <translation>%1: &quot;%2&quot; 텐서의 크기가 잘못되었습니다: %3.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has the type %3, which is not supported. Convert it to F32 first.</source>
        <translation>%1: &quot;%2&quot; 텐서의 자료형을 지원하지 않습니다: %3. 먼저 F32로 변환하십시오.</translation>
    </message>
    <message>
        <source>%1: tensor &quot;%2&quot; has the unknown key &quot;%3&quot;.</source>
        <translation>%1: &quot;%2&quot; 텐서에 알 수 없는 키가 있습니다: &quot;%3&quot;.</translation>
    </message>
    <message>
        <source>%1: the header is not valid JSON at byte %2.</source>
        <translation>%1: 헤더가 %2바이트 위치에서 올바른 JSON이 아닙니다.</translation>
    </message>
    <message>
        <source>%1: the header holds %2 at &quot;%3&quot; where the format allows none.</source>
        <translation>%1: 헤더의 &quot;%3&quot; 자리에 형식이 허용하지 않는 %2 값이 있습니다.</translation>
    </message>
    <message>
        <source>There is no node with the id &quot;%1&quot;.</source>
        <translation>ID가 &quot;%1&quot;인 노드가 없습니다.</translation>
    </message>
    <message>
        <source>The type %1 is unknown, so its ports are too.</source>
        <translation>노드 종류를 알 수 없어 포트도 알 수 없습니다: %1.</translation>
    </message>
    <message>
        <source>%1 has no output called &quot;%2&quot;.</source>
        <translation>%1에 &quot;%2&quot; 출력이 없습니다.</translation>
    </message>
    <message>
        <source>%1 has no input called &quot;%2&quot;.</source>
        <translation>%1에 &quot;%2&quot; 입력이 없습니다.</translation>
    </message>
    <message>
        <source>%1 gives whole numbers, but %2 takes floating-point numbers.</source>
        <translation>%1의 값은 정수인데 %2의 입력은 부동소수점 수여야 합니다.</translation>
    </message>
    <message>
        <source>%1 gives floating-point numbers, but %2 takes whole numbers, such as class numbers.</source>
        <translation>%1의 값은 부동소수점 수인데 %2의 입력은 클래스 번호 같은 정수여야 합니다.</translation>
    </message>
    <message>
        <source>A node cannot be connected to itself.</source>
        <translation>노드를 자기 자신에 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>This wire would close a loop: %1 already depends on %2.</source>
        <translation>이 연결선은 순환을 만듭니다. %1 노드가 이미 %2 노드에 의존합니다.</translation>
    </message>
    <message>
        <source>There is no place %1 in a list of %2.</source>
        <translation>항목 %2개인 목록에 %1번 자리가 없습니다.</translation>
    </message>
    <message>
        <source>The node &quot;%1&quot; still has wires; remove them first.</source>
        <translation>&quot;%1&quot; 노드에 연결선이 남아 있습니다. 먼저 제거하십시오.</translation>
    </message>
    <message>
        <source>There is no wire from %1 to %2.</source>
        <translation>%1에서 %2까지의 연결선이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing can be trained: the graph has no loss node.</source>
        <translation>학습할 수 없습니다. 그래프에 손실 노드가 없습니다.</translation>
    </message>
    <message>
        <source>Nodes of type %1 cannot run yet.</source>
        <translation>아직 실행할 수 없는 노드 종류: %1.</translation>
    </message>
    <message>
        <source>%1 must be a whole number of at most 64 bits, but it is %2.</source>
        <translation>%1 값은 64비트 이내의 정수여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must be an object { ... }, but it is %2.</source>
        <translation>%1 값은 객체 { ... }여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>빠진 항목: %1.</translation>
    </message>
    <message>
        <source>%1 must be a list [ ... ], but it is %2.</source>
        <translation>%1 값은 목록 [ ... ]이어야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must be a number, but it is %2.</source>
        <translation>%1 값은 숫자여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must be a text in quotes, but it is %2.</source>
        <translation>%1 값은 따옴표로 묶은 텍스트여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must be a number, a text, true, false, null or a list, but it is %2.</source>
        <translation>%1 값은 숫자, 텍스트, true, false, null 또는 목록이어야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>Line %1, column %2: nested deeper than %3 levels.</source>
        <translation>%1행 %2열: %3단계보다 깊이 중첩되었습니다.</translation>
    </message>
    <message>
        <source>Line %1, column %2: an object with more than %3 keys.</source>
        <translation>%1행 %2열: 객체의 키가 %3개보다 많습니다.</translation>
    </message>
    <message>
        <source>The file is larger than %1 MiB.</source>
        <translation>파일이 %1 MiB보다 큽니다.</translation>
    </message>
    <message>
        <source>Line %1, column %2: this is not JSON (%3).</source>
        <translation>%1행 %2열: JSON이 아닙니다(%3).</translation>
    </message>
    <message>
        <source>This is not JSON (%1).</source>
        <translation>JSON이 아닙니다(%1).</translation>
    </message>
    <message>
        <source>%1 takes floating-point numbers at %2 but gets %3.</source>
        <translation>%1의 %2 입력은 부동소수점 수여야 하는데 %3 값이 들어옵니다.</translation>
    </message>
    <message>
        <source>%1 takes whole numbers at %2, such as class numbers, but gets %3.</source>
        <translation>%1의 %2 입력은 클래스 번호 같은 정수여야 하는데 %3 값이 들어옵니다.</translation>
    </message>
    <message>
        <source>The input &quot;%1&quot; takes one wire but has %2.</source>
        <translation>&quot;%1&quot; 입력에는 연결선을 하나만 이을 수 있는데 %2개가 있습니다.</translation>
    </message>
    <message>
        <source>Nothing is connected to the input &quot;%1&quot;.</source>
        <translation>&quot;%1&quot; 입력에 연결된 것이 없습니다.</translation>
    </message>
    <message>
        <source>%1 has no parameter called &quot;%2&quot;; it is ignored.</source>
        <translation>%1에 &quot;%2&quot; 매개변수가 없어 무시합니다.</translation>
    </message>
    <message>
        <source>The wire from %1 to %2 has an end at no node.</source>
        <translation>%1에서 %2까지의 연결선 한쪽 끝에 노드가 없습니다.</translation>
    </message>
    <message>
        <source>There is no data. Add a dataset and connect it to the first layer.</source>
        <translation>데이터가 없습니다. 데이터셋을 추가하고 첫 레이어에 연결하십시오.</translation>
    </message>
    <message>
        <source>There is no loss, so nothing can be trained. Add one behind the last layer.</source>
        <translation>손실이 없어 학습할 수 없습니다. 마지막 레이어 뒤에 추가하십시오.</translation>
    </message>
    <message>
        <source>No layer that learns leads to a loss, so there is nothing to train.</source>
        <translation>손실로 이어지는 학습 가능한 레이어가 없어 학습할 것이 없습니다.</translation>
    </message>
    <message>
        <source>This node leads to no loss, so it is not trained.</source>
        <translation>이 노드는 손실로 이어지지 않아 학습되지 않습니다.</translation>
    </message>
    <message>
        <source>This node leads to no loss, so nothing that is trained uses it.</source>
        <translation>이 노드는 손실로 이어지지 않아 학습에 쓰이지 않습니다.</translation>
    </message>
    <message>
        <source>There is no optimizer called &quot;%1&quot;.</source>
        <translation>없는 옵티마이저: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>%1 must be at least %2, not %3.</source>
        <translation>%1 값은 %2 이상이어야 합니다(현재 %3).</translation>
    </message>
    <message>
        <source>%1 must be greater than %2.</source>
        <translation>%1 값은 %2보다 커야 합니다.</translation>
    </message>
    <message>
        <source>%1 cannot be opened. %2</source>
        <translation>열 수 없습니다: %1. %2</translation>
    </message>
    <message>
        <source>This project was written by a newer version of the program (file version %1, this program reads up to %2). Update the program to open it.</source>
        <translation>더 새로운 버전의 프로그램으로 만든 프로젝트입니다(파일 버전 %1, 이 프로그램은 %2까지 읽음). 프로그램을 업데이트하십시오.</translation>
    </message>
    <message>
        <source>This is not a Tensorscape project: it does not begin with &quot;format&quot;: &quot;%1&quot;.</source>
        <translation>Tensorscape 프로젝트가 아닙니다. &quot;format&quot;: &quot;%1&quot;로 시작하지 않습니다.</translation>
    </message>
    <message>
        <source>%1 must be two numbers [x, y], but it is %2.</source>
        <translation>%1 값은 두 숫자 [x, y]여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must name a port as &quot;node.port&quot;, but it is &quot;%2&quot;.</source>
        <translation>%1 값은 &quot;노드.포트&quot; 형식으로 포트를 가리켜야 합니다(현재 &quot;%2&quot;).</translation>
    </message>
    <message>
        <source>There is no type of node called &quot;%1&quot;.</source>
        <translation>없는 노드 종류: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>This node is part of a loop of wires. Remove one of them.</source>
        <translation>이 노드는 연결선 순환에 속합니다. 순환의 연결선 하나를 제거하십시오.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the id of a node: use letters, digits and _, not starting with a digit.</source>
        <translation>노드 ID로 쓸 수 없습니다: &quot;%1&quot;. 영문자, 숫자, _만 쓰고 숫자로 시작하지 마십시오.</translation>
    </message>
    <message>
        <source>There is already a node with the id &quot;%1&quot;.</source>
        <translation>ID가 &quot;%1&quot;인 노드가 이미 있습니다.</translation>
    </message>
    <message>
        <source>The wire from %1 to %2 needs a node &quot;%3&quot;, which does not exist.</source>
        <translation>%1에서 %2까지의 연결선에는 &quot;%3&quot; 노드가 필요하지만 없습니다.</translation>
    </message>
    <message>
        <source>%1 and %2 are connected already.</source>
        <translation>%1 포트와 %2 포트는 이미 연결되어 있습니다.</translation>
    </message>
    <message>
        <source>The input %1 has a wire already and takes only one.</source>
        <translation>%1 입력에는 연결선을 하나만 이을 수 있으며 이미 있습니다.</translation>
    </message>
    <message>
        <source>any shape</source>
        <translation>임의의 형태</translation>
    </message>
    <message>
        <source>the same shape</source>
        <translation>같은 형태</translation>
    </message>
    <message>
        <source>Keeps positive values and sets negative ones to zero.</source>
        <translation>양수는 그대로 두고 음수는 0으로 만듭니다.</translation>
    </message>
    <message>
        <source>Keeps positive values and shrinks negative ones, so that no neuron dies.</source>
        <translation>양수는 그대로 두고 음수는 줄여서 죽는 뉴런이 없게 합니다.</translation>
    </message>
    <message>
        <source>What negative values are multiplied by.</source>
        <translation>음수에 곱하는 값.</translation>
    </message>
    <message>
        <source>A smooth ReLU, usual in transformers.</source>
        <translation>매끄러운 ReLU. 트랜스포머에서 흔히 씁니다.</translation>
    </message>
    <message>
        <source>The exact function or a faster formula with tanh.</source>
        <translation>정확한 함수 또는 tanh를 쓰는 더 빠른 근사식.</translation>
    </message>
    <message>
        <source>Squeezes values smoothly between -1 and 1.</source>
        <translation>값을 -1과 1 사이로 매끄럽게 압축합니다.</translation>
    </message>
    <message>
        <source>Squeezes values smoothly between 0 and 1.</source>
        <translation>값을 0과 1 사이로 매끄럽게 압축합니다.</translation>
    </message>
    <message>
        <source>Turns scores into probabilities that add up to 1. Not needed before CrossEntropyLoss.</source>
        <translation>점수를 합이 1인 확률로 바꿉니다. CrossEntropyLoss 앞에는 필요 없습니다.</translation>
    </message>
    <message>
        <source>Dimension whose values add up to 1; -1 is the last.</source>
        <translation>값의 합이 1이 되는 차원. -1은 마지막 차원입니다.</translation>
    </message>
    <message>
        <source>%1 takes one class number for each of the %2 rows of scores, but target is %3.</source>
        <translation>%1 입력은 점수 %2행마다 클래스 번호 하나여야 하는데 target은 %3입니다.</translation>
    </message>
    <message>
        <source>%1 takes images (N, C, H, W) but gets %2.</source>
        <translation>%1 입력은 이미지(N, C, H, W)여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 expects %2 channels but gets %3 (%4). Set in_channels to %3 or auto.</source>
        <translation>%1 입력의 채널은 %2개여야 하는데 %3개입니다(%4). 입력 채널(in_channels)을 %3 또는 자동으로 두십시오.</translation>
    </message>
    <message>
        <source>Slides small learned filters over an image to find patterns wherever they are.</source>
        <translation>학습한 작은 필터를 이미지 위로 움직이며 어디에 있든 패턴을 찾습니다.</translation>
    </message>
    <message>
        <source>images (N, C, H, W)</source>
        <translation>이미지 (N, C, H, W)</translation>
    </message>
    <message>
        <source>one channel for each filter</source>
        <translation>필터마다 채널 하나</translation>
    </message>
    <message>
        <source>Channels of the input; auto takes what arrives.</source>
        <translation>입력의 채널 수. 자동이면 들어오는 값을 씁니다.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>How many filters to learn.</source>
        <translation>학습할 필터의 개수.</translation>
    </message>
    <message>
        <source>Distance between the points a filter looks at.</source>
        <translation>필터가 보는 점 사이의 간격.</translation>
    </message>
    <message>
        <source>Splits the channels into groups that do not see each other.</source>
        <translation>채널을 서로 보지 않는 그룹으로 나눕니다.</translation>
    </message>
    <message>
        <source>Also learn a number added to each output channel.</source>
        <translation>출력 채널마다 더하는 숫자도 학습합니다.</translation>
    </message>
    <message>
        <source>Sets random values to zero while training so that the network does not learn by heart.</source>
        <translation>학습 중 임의의 값을 0으로 만들어 신경망이 외우지 않게 합니다.</translation>
    </message>
    <message>
        <source>Share of the values set to zero.</source>
        <translation>0으로 만드는 값의 비율.</translation>
    </message>
    <message>
        <source>%1 takes rows of features (N, C) or sequences of them (N, T, C) but gets %2.</source>
        <translation>%1 입력은 특징의 행(N, C) 또는 그 시퀀스(N, T, C)여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 expects %2 features but gets %3 (%4). Set in_features to %3 or auto.</source>
        <translation>%1 입력의 특징은 %2개여야 하는데 %3개입니다(%4). 입력 특징(in_features)을 %3 또는 자동으로 두십시오.</translation>
    </message>
    <message>
        <source>Weighs and adds up all inputs for each output; the weights are learned.</source>
        <translation>출력마다 모든 입력에 가중치를 곱해 더합니다. 가중치는 학습됩니다.</translation>
    </message>
    <message>
        <source>features (N, C)</source>
        <translation>특징 (N, C)</translation>
    </message>
    <message>
        <source>one number for each of out_features</source>
        <translation>출력 특징마다 숫자 하나</translation>
    </message>
    <message>
        <source>Size of the last dimension of the input; auto takes what arrives.</source>
        <translation>입력의 마지막 차원의 크기. 자동이면 들어오는 값을 씁니다.</translation>
    </message>
    <message>
        <source>How many numbers come out.</source>
        <translation>출력하는 숫자의 개수.</translation>
    </message>
    <message>
        <source>Also learn a number added to each output.</source>
        <translation>출력마다 더하는 숫자도 학습합니다.</translation>
    </message>
    <message>
        <source>How the losses of a batch become one number.</source>
        <translation>배치의 손실들을 숫자 하나로 만드는 방법.</translation>
    </message>
    <message>
        <source>Measures how far class scores are from the right class. Takes scores as they are, without Softmax.</source>
        <translation>클래스 점수가 정답 클래스에서 얼마나 먼지 잽니다. Softmax 없이 점수를 그대로 받습니다.</translation>
    </message>
    <message>
        <source>the right class of each example (N)</source>
        <translation>예제마다 정답 클래스 (N)</translation>
    </message>
    <message>
        <source>one number, to be made small</source>
        <translation>작게 만들 숫자 하나</translation>
    </message>
    <message>
        <source>Share of the target spread over all classes; keeps the network from being too sure.</source>
        <translation>타깃 중 모든 클래스에 나누어 주는 비율. 신경망의 과신을 막습니다.</translation>
    </message>
    <message>
        <source>Average of the squared differences to the target; for predicting numbers.</source>
        <translation>타깃과의 차이 제곱의 평균. 숫자를 예측할 때 씁니다.</translation>
    </message>
    <message>
        <source>predictions</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>the right numbers, in the same shape</source>
        <translation>같은 형태의 정답 숫자</translation>
    </message>
    <message>
        <source>Concat gets %1 and %2: all sizes but that of dimension %3 must be equal.</source>
        <translation>Concat 입력이 %1 및 %2입니다. 차원 %3 외의 모든 크기가 같아야 합니다.</translation>
    </message>
    <message>
        <source>Adds two tensors, as a residual connection does.</source>
        <translation>잔차 연결처럼 두 텐서를 더합니다.</translation>
    </message>
    <message>
        <source>the same shape, or sizes 1 that are repeated</source>
        <translation>같은 형태, 또는 반복되는 크기 1</translation>
    </message>
    <message>
        <source>the sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>Joins tensors one after the other along a dimension.</source>
        <translation>텐서를 한 차원을 따라 차례로 이어 붙입니다.</translation>
    </message>
    <message>
        <source>tensors that differ only in that dimension</source>
        <translation>그 차원만 다른 텐서들</translation>
    </message>
    <message>
        <source>all of them in one</source>
        <translation>모두를 하나로 합친 텐서</translation>
    </message>
    <message>
        <source>Dimension that grows; 1 is features or channels.</source>
        <translation>늘어나는 차원. 1은 특징 또는 채널입니다.</translation>
    </message>
    <message>
        <source>between 0 and 1</source>
        <translation>0과 1 사이</translation>
    </message>
    <message>
        <source>%1: a tensor of shape %2 cannot take the place of one of shape %3.</source>
        <translation>%1: 형태가 %2인 텐서로 형태가 %3인 텐서를 대신할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 expects %2 channels but gets %3 (%4). Set num_features to %3 or auto.</source>
        <translation>%1 입력의 채널은 %2개여야 하는데 %3개입니다(%4). 특징 수(num_features)를 %3 또는 자동으로 두십시오.</translation>
    </message>
    <message>
        <source>%1 takes features (N, C) or signals (N, C, L) but gets %2.</source>
        <translation>%1 입력은 특징(N, C) 또는 신호(N, C, L)여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>Added to the variance so that nothing is divided by zero.</source>
        <translation>0으로 나누지 않도록 분산에 더하는 값.</translation>
    </message>
    <message>
        <source>Weight of the newest batch in the averages kept for validation.</source>
        <translation>검증용으로 유지하는 평균에서 최근 배치의 가중치.</translation>
    </message>
    <message>
        <source>average of all batches</source>
        <translation>모든 배치의 평균</translation>
    </message>
    <message>
        <source>Learn a scale and a shift for each channel.</source>
        <translation>채널마다 배율과 이동을 학습합니다.</translation>
    </message>
    <message>
        <source>Keep averages to use for validation instead of those of the batch.</source>
        <translation>배치의 평균 대신 검증에 쓸 평균을 유지합니다.</translation>
    </message>
    <message>
        <source>Brings each feature to mean 0 and spread 1 over the batch, which speeds up training.</source>
        <translation>배치에서 각 특징을 평균 0, 표준편차 1로 맞춰 학습을 빠르게 합니다.</translation>
    </message>
    <message>
        <source>features (N, C) or signals (N, C, L)</source>
        <translation>특징 (N, C) 또는 신호 (N, C, L)</translation>
    </message>
    <message>
        <source>Brings each image channel to mean 0 and spread 1 over the batch, which speeds up training.</source>
        <translation>배치에서 이미지의 각 채널을 평균 0, 표준편차 1로 맞춰 학습을 빠르게 합니다.</translation>
    </message>
    <message>
        <source>%1 can pad by at most half of kernel_size.</source>
        <translation>%1의 패딩은 커널 크기의 절반을 넘을 수 없습니다.</translation>
    </message>
    <message>
        <source>Height and width of the window.</source>
        <translation>윈도의 높이와 너비.</translation>
    </message>
    <message>
        <source>How far the window moves each time.</source>
        <translation>윈도가 한 번에 움직이는 거리.</translation>
    </message>
    <message>
        <source>as kernel_size</source>
        <translation>커널 크기와 같게</translation>
    </message>
    <message>
        <source>Empty points put around the image.</source>
        <translation>이미지 둘레에 두르는 빈 점의 폭.</translation>
    </message>
    <message>
        <source>Keep a last window that reaches over the edge.</source>
        <translation>가장자리를 넘는 마지막 윈도도 씁니다.</translation>
    </message>
    <message>
        <source>Count padded points as zeros when averaging.</source>
        <translation>평균을 낼 때 패딩한 점을 0으로 셉니다.</translation>
    </message>
    <message>
        <source>Keeps the largest value in each window and so makes the image smaller.</source>
        <translation>윈도마다 최댓값을 남겨 이미지를 작게 만듭니다.</translation>
    </message>
    <message>
        <source>smaller images</source>
        <translation>작아진 이미지</translation>
    </message>
    <message>
        <source>Averages each window and so makes the image smaller.</source>
        <translation>윈도마다 평균을 내어 이미지를 작게 만듭니다.</translation>
    </message>
    <message>
        <source>Flatten has start_dim behind end_dim for %1.</source>
        <translation>%1 입력에서 Flatten의 start_dim이 end_dim보다 뒤에 있습니다.</translation>
    </message>
    <message>
        <source>Reshape cannot make (%1) of the %2 numbers in each example of %3.</source>
        <translation>%3의 예제마다 있는 숫자 %2개로 Reshape 형태 (%1)을 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>Reshape needs a batch but gets a single number.</source>
        <translation>Reshape에는 배치가 필요한데 숫자 하나가 들어옵니다.</translation>
    </message>
    <message>
        <source>Lays out each example as one row of numbers, as Linear needs it after images.</source>
        <translation>예제마다 숫자를 한 행으로 폅니다. 이미지 뒤의 Linear에 필요합니다.</translation>
    </message>
    <message>
        <source>rows (N, numbers)</source>
        <translation>행 (N, 숫자)</translation>
    </message>
    <message>
        <source>First dimension to join; 1 keeps the batch.</source>
        <translation>합칠 첫 차원. 1이면 배치를 유지합니다.</translation>
    </message>
    <message>
        <source>Last dimension to join; -1 is the last.</source>
        <translation>합칠 마지막 차원. -1은 마지막 차원입니다.</translation>
    </message>
    <message>
        <source>Gives the numbers of each example another shape, such as an image 1, 8, 8 for 64 numbers.</source>
        <translation>예제의 숫자에 다른 형태를 줍니다. 예: 숫자 64개를 이미지 1, 8, 8로.</translation>
    </message>
    <message>
        <source>the same numbers in the new shape</source>
        <translation>새 형태의 같은 숫자</translation>
    </message>
    <message>
        <source>Sizes of one example, without the batch; one may be -1 and follows from the rest.</source>
        <translation>배치를 뺀 예제 하나의 크기. 하나는 -1로 두면 나머지에서 정해집니다.</translation>
    </message>
    <message>
        <source>%1 needs a fixed size where it gets %2.</source>
        <translation>%1에는 고정된 크기가 필요한데 %2 입력이 들어옵니다.</translation>
    </message>
    <message>
        <source>%1 is set to dimension %2, but %3 has only %4 dimensions.</source>
        <translation>%1의 차원이 %2인데 %3의 차원은 %4개뿐입니다.</translation>
    </message>
    <message>
        <source>The window of %1 covers %2, more than the image of %3 with padding %4. Make kernel_size smaller or padding larger.</source>
        <translation>%1의 윈도가 %2만큼 덮어 이미지 %3(패딩 %4)보다 큽니다. 커널 크기를 줄이거나 패딩을 늘리십시오.</translation>
    </message>
    <message>
        <source>batch_norm: %1 has shape %2, but the input has %3 channels (shape %4).</source>
        <translation>batch_norm: %1의 형태가 %2인데 입력의 채널은 %3개입니다(형태 %4).</translation>
    </message>
    <message>
        <source>batch_norm: %1 is %2 but the input is %3.</source>
        <translation>batch_norm: %1의 자료형은 %2인데 입력은 %3입니다.</translation>
    </message>
    <message>
        <source>batch_norm: an input of shape (N, C, ...) is needed, not %1.</source>
        <translation>batch_norm: 형태가 (N, C, ...)인 입력이 필요합니다(현재 %1).</translation>
    </message>
    <message>
        <source>batch_norm: the input is %1; convert it to float32 first.</source>
        <translation>batch_norm: 입력의 자료형이 %1입니다. 먼저 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>batch_norm: running_mean and running_var are needed where it does not train, and both or none where it does.</source>
        <translation>batch_norm: 학습하지 않을 때는 running_mean과 running_var가 필요하고, 학습할 때는 둘 다 있거나 둘 다 없어야 합니다.</translation>
    </message>
    <message>
        <source>batch_norm: running statistics must be contiguous.</source>
        <translation>batch_norm: running 통계는 연속된 메모리에 있어야 합니다.</translation>
    </message>
    <message>
        <source>batch_norm: more than one value for each channel is needed while training, but the input has shape %1. Use a larger batch.</source>
        <translation>batch_norm: 학습 중에는 채널마다 값이 둘 이상 필요한데 입력의 형태가 %1입니다. 더 큰 배치를 쓰십시오.</translation>
    </message>
    <message>
        <source>cat: shape %1 does not fit %2; all but dimension %3 must agree.</source>
        <translation>cat: 형태 %1 및 %2의 크기가 맞지 않습니다. 차원 %3 외에는 모두 같아야 합니다.</translation>
    </message>
    <message>
        <source>cat: there is nothing to join.</source>
        <translation>cat: 이어 붙일 텐서가 없습니다.</translation>
    </message>
    <message>
        <source>%1: the scores are %2; convert them to float32 first.</source>
        <translation>%1: 점수의 자료형이 %2입니다. 먼저 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>%1: targets must be class indices (int64), not %2.</source>
        <translation>%1: 타깃은 클래스 번호(int64)여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1: scores of shape %2 need targets of shape %3, but the targets have shape %4.</source>
        <translation>%1: 형태가 %2인 점수에는 형태가 %3인 타깃이 필요한데 타깃의 형태는 %4입니다.</translation>
    </message>
    <message>
        <source>conv2d: stride, dilation and groups must be at least 1, and padding at least 0.</source>
        <translation>conv2d: stride, dilation, groups는 1 이상, padding은 0 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>conv2d: images of shape %1 do not fit filters of shape %2 in %3 group(s); filters are (out_channels, in_channels / groups, height, width).</source>
        <translation>conv2d: 형태가 %1인 이미지는 그룹 %3개에서 형태가 %2인 필터에 맞지 않습니다. 필터의 형태는 (out_channels, in_channels / groups, height, width)입니다.</translation>
    </message>
    <message>
        <source>conv2d: a bias of shape %1 does not fit filters of shape %2.</source>
        <translation>conv2d: 형태가 %1인 bias는 형태가 %2인 필터에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>conv2d: the images are %1 but the filters are %2.</source>
        <translation>conv2d: 이미지의 자료형은 %1인데 필터는 %2입니다.</translation>
    </message>
    <message>
        <source>conv2d: filters of shape %1 do not fit into images of shape %2 with padding (%3, %4). Use a smaller kernel or more padding.</source>
        <translation>conv2d: 형태가 %1인 필터가 패딩 (%3, %4)을 더한 형태 %2의 이미지에 들어가지 않습니다. 커널을 줄이거나 패딩을 늘리십시오.</translation>
    </message>
    <message>
        <source>cross_entropy: label_smoothing must lie between 0 and 1, not %1.</source>
        <translation>cross_entropy: label_smoothing은 0과 1 사이여야 합니다(현재 %1).</translation>
    </message>
    <message>
        <source>cross_entropy: weight must hold one number for each of the %1 classes, but its shape is %2.</source>
        <translation>cross_entropy: weight에는 클래스 %1개마다 숫자가 하나씩 있어야 하는데 형태가 %2입니다.</translation>
    </message>
    <message>
        <source>dropout: the probability must lie between 0 and 1, not %1.</source>
        <translation>dropout: 확률은 0과 1 사이여야 합니다(현재 %1).</translation>
    </message>
    <message>
        <source>dropout: the input is %1; convert it to float32 first.</source>
        <translation>dropout: 입력의 자료형이 %1입니다. 먼저 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>%1: one tensor is on %2, the other on %3. Move them to one device.</source>
        <translation>%1: 두 텐서의 장치가 %2 및 %3입니다. 한 장치로 옮기십시오.</translation>
    </message>
    <message>
        <source>where: the condition must be bool, not %1.</source>
        <translation>where: 조건은 bool이어야 합니다(현재 %1).</translation>
    </message>
    <message>
        <source>add_: a leaf that requires a gradient cannot be changed in place while recording.</source>
        <translation>add_: 그래디언트가 필요한 리프는 기록 중에 제자리에서 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>add_: shape %1 does not broadcast to the shape %2 of the target.</source>
        <translation>add_: 형태 %1에서 대상의 형태 %2로 브로드캐스트할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1: images of shape (N, C, H, W) are needed, not %2.</source>
        <translation>%1: 형태가 (N, C, H, W)인 이미지가 필요합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1: the images are %2; convert them to float32 first.</source>
        <translation>%1: 이미지의 자료형이 %2입니다. 먼저 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>%1 operations are not available on %2.</source>
        <translation>%1 연산을 쓸 수 없는 장치: %2.</translation>
    </message>
    <message>
        <source>linear: an input of shape %1 does not fit a weight of shape %2; its last size must be in_features.</source>
        <translation>linear: 형태가 %1인 입력은 형태가 %2인 weight에 맞지 않습니다. 마지막 크기가 in_features여야 합니다.</translation>
    </message>
    <message>
        <source>linear: a bias of shape %1 does not fit a weight of shape %2.</source>
        <translation>linear: 형태가 %1인 bias는 형태가 %2인 weight에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>linear: the input is %1 but the weight is %2.</source>
        <translation>linear: 입력의 자료형은 %1인데 weight는 %2입니다.</translation>
    </message>
    <message>
        <source>%1: shapes %2 and %3 do not fit: the inner sizes %4 and %5 differ.</source>
        <translation>%1: 형태 %2 및 %3의 안쪽 크기가 다릅니다(%4 및 %5).</translation>
    </message>
    <message>
        <source>mm: two matrices are needed; got shapes %1 and %2. matmul takes other shapes.</source>
        <translation>mm: 행렬 두 개가 필요합니다(현재 형태 %1 및 %2). 다른 형태는 matmul로 곱하십시오.</translation>
    </message>
    <message>
        <source>matmul: both operands need at least one dimension; got %1 and %2.</source>
        <translation>matmul: 두 피연산자 모두 차원이 하나 이상이어야 합니다(현재 %1 및 %2).</translation>
    </message>
    <message>
        <source>%1: kernel, stride and dilation must be at least 1.</source>
        <translation>%1: 커널, stride, dilation은 1 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>%1: a padding of %2 must lie between 0 and half the kernel size of %3.</source>
        <translation>%1: 패딩 %2의 범위가 잘못되었습니다. 0과 커널 크기 %3의 절반 사이여야 합니다.</translation>
    </message>
    <message>
        <source>%1: a window of %2 does not fit into images of shape %3 with padding %4. Use a smaller kernel.</source>
        <translation>%1: 윈도 %2의 크기가 형태 %3의 이미지(패딩 %4)보다 큽니다. 커널을 줄이십시오.</translation>
    </message>
    <message>
        <source>%1: dimension %2 is named twice.</source>
        <translation>%1: 두 번 지정된 차원: %2.</translation>
    </message>
    <message>
        <source>%1: there are no elements to choose from (shape %2).</source>
        <translation>%1: 고를 원소가 없습니다(형태 %2).</translation>
    </message>
    <message>
        <source>mean: the mean of %1 is not defined; convert to float32 first.</source>
        <translation>mean: %1의 평균은 정의되지 않습니다. 먼저 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>A reduction is mean, sum or none, not %1.</source>
        <translation>축소는 mean, sum, none 중 하나입니다(현재 %1).</translation>
    </message>
    <message>
        <source>%1: %2 elements of shape %3 do not fit shape %4.</source>
        <translation>%1: 형태 %3의 원소 %2개는 형태 %4에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>view: a tensor of shape %1 with strides %2 cannot be seen as %3 without a copy. Use reshape, which copies.</source>
        <translation>view: 형태 %1, 스트라이드 %2인 텐서는 복사하지 않고 %3 형태로 볼 수 없습니다. 복사하는 reshape를 쓰십시오.</translation>
    </message>
    <message>
        <source>flatten: start_dim %1 lies behind end_dim %2.</source>
        <translation>flatten: start_dim 값 %1의 차원이 end_dim 값 %2의 차원보다 뒤에 있습니다.</translation>
    </message>
    <message>
        <source>permute: %1 dimensions are named for a tensor of %2.</source>
        <translation>permute: 차원 %1개를 지정했지만 텐서의 차원은 %2개입니다.</translation>
    </message>
    <message>
        <source>permute: dimension %1 is named twice.</source>
        <translation>permute: 두 번 지정된 차원: %1.</translation>
    </message>
    <message>
        <source>expand: shape %1 cannot be expanded to %2.</source>
        <translation>expand: 형태 %1에서 형태 %2로 확장할 수 없습니다.</translation>
    </message>
    <message>
        <source>slice: the step must be at least 1, not %1.</source>
        <translation>slice: step은 1 이상이어야 합니다(현재 %1).</translation>
    </message>
    <message>
        <source>narrow: %1 elements from %2 do not lie in dimension %3 of shape %4.</source>
        <translation>narrow: %2부터 원소 %1개가 형태 %4의 차원 %3 안에 있지 않습니다.</translation>
    </message>
    <message>
        <source>select: index %1 is out of range for dimension %2 of size %3.</source>
        <translation>select: 인덱스 %1번은 크기 %3인 차원 %2의 범위를 벗어납니다.</translation>
    </message>
    <message>
        <source>%1: the input is %2; convert it to float32 first.</source>
        <translation>%1: 입력의 자료형이 %2입니다. 먼저 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>Steps scaled by running means of gradients and their squares; a good first choice</source>
        <translation>그래디언트와 그 제곱의 이동 평균으로 스텝 크기를 조절. 처음 쓰기에 좋음</translation>
    </message>
    <message>
        <source>Learning rate: the size of each step</source>
        <translation>학습률: 스텝 하나의 크기</translation>
    </message>
    <message>
        <source>L2 penalty: pulls weights towards zero through the gradient</source>
        <translation>L2 벌점: 그래디언트를 통해 가중치를 0으로 당김</translation>
    </message>
    <message>
        <source>Decay of the running mean of gradients</source>
        <translation>그래디언트 이동 평균의 감쇠율</translation>
    </message>
    <message>
        <source>Decay of the running mean of squared gradients</source>
        <translation>그래디언트 제곱 이동 평균의 감쇠율</translation>
    </message>
    <message>
        <source>Added to the denominator so that it is never zero</source>
        <translation>0으로 나누지 않도록 분모에 더하는 값</translation>
    </message>
    <message>
        <source>Divide by the largest mean of squared gradients seen so far (AMSGrad)</source>
        <translation>지금까지 가장 큰 그래디언트 제곱 평균으로 나누기(AMSGrad)</translation>
    </message>
    <message>
        <source>Adam with weight decay applied to the weights themselves</source>
        <translation>가중치 감쇠를 가중치에 직접 적용하는 Adam</translation>
    </message>
    <message>
        <source>Shrinks every weight by this share of the learning rate at each step</source>
        <translation>스텝마다 모든 가중치를 학습률의 이 비율만큼 줄임</translation>
    </message>
    <message>
        <source>SGD: nesterov needs a momentum above 0 and a dampening of 0; they are %1 and %2.</source>
        <translation>SGD: nesterov에는 0보다 큰 momentum과 0인 dampening이 필요합니다(현재 %1 및 %2).</translation>
    </message>
    <message>
        <source>Gradient descent on mini-batches, with optional momentum</source>
        <translation>미니배치 경사 하강법. 모멘텀은 선택</translation>
    </message>
    <message>
        <source>Share of the last step that carries on into the next</source>
        <translation>지난 스텝이 다음 스텝으로 이어지는 비율</translation>
    </message>
    <message>
        <source>Weakens what a new gradient adds to the momentum</source>
        <translation>새 그래디언트가 모멘텀에 더하는 양을 줄임</translation>
    </message>
    <message>
        <source>Look ahead along the momentum; needs momentum and no dampening</source>
        <translation>모멘텀을 따라 앞을 내다봄. 모멘텀이 필요하고 감쇠는 없어야 함</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>Pooling and shape</source>
        <translation>풀링과 형태</translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation>순환</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>Math</source>
        <translation>수학</translation>
    </message>
    <message>
        <source>Control flow</source>
        <translation>제어 흐름</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Nothing arrives at input %1.</source>
        <translation>%1번 입력에 들어오는 것이 없습니다.</translation>
    </message>
    <message>
        <source>%1 must be true or false, not %2.</source>
        <translation>%1 값은 true 또는 false여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must be a whole number, not %2.</source>
        <translation>%1 값은 정수여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must be a number, not %2.</source>
        <translation>%1 값은 숫자여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must be a text, not %2.</source>
        <translation>%1 값은 텍스트여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must be one of %3, not %2.</source>
        <translation>%1 값은 %3 중 하나여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must be the path of a file, not %2.</source>
        <translation>%1 값은 파일 경로여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must be one whole number or two, such as &quot;3&quot; or &quot;3, 5&quot;, not %2.</source>
        <translation>%1 값은 &quot;3&quot; 또는 &quot;3, 5&quot;처럼 정수 하나 또는 둘이어야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must be a list of whole numbers, such as &quot;1, 8, 8&quot;, not %2.</source>
        <translation>%1 값은 &quot;1, 8, 8&quot;처럼 정수 목록이어야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must be a finite number, not %2.</source>
        <translation>%1 값은 유한한 숫자여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 must be at most %2, not %3.</source>
        <translation>%1 값은 %2 이하여야 합니다(현재 %3).</translation>
    </message>
    <message>
        <source>%1 must be less than %2.</source>
        <translation>%1 값은 %2보다 작아야 합니다.</translation>
    </message>
    <message>
        <source>There is no parameter called %1.</source>
        <translation>없는 매개변수: %1.</translation>
    </message>
    <message>
        <source>Out of memory: %1 MiB were asked for. A smaller batch or model needs less.</source>
        <translation>메모리가 부족합니다. 요청한 크기: %1 MiB. 배치나 모델을 줄이면 덜 필요합니다.</translation>
    </message>
    <message>
        <source>Out of memory: a tensor of %1 bytes was asked for.</source>
        <translation>메모리가 부족합니다. 요청한 텐서: %1바이트.</translation>
    </message>
    <message>
        <source>A tensor has at most %1 dimensions; %2 were asked for.</source>
        <translation>텐서의 차원은 최대 %1개입니다(요청 %2개).</translation>
    </message>
    <message>
        <source>%1: shapes %2 and %3 do not fit together: sizes %4 and %5 differ in dimension %6, and neither is 1.</source>
        <translation>%1: 형태 %2 및 %3의 크기가 맞지 않습니다. 차원 %6의 크기가 %4 및 %5로 다르고 어느 쪽도 1이 아닙니다.</translation>
    </message>
    <message>
        <source>%1: dimension %2 is out of range for a tensor of %3 dimensions.</source>
        <translation>%1: 차원 %2번은 차원 %3개인 텐서의 범위를 벗어납니다.</translation>
    </message>
    <message>
        <source>Sizes must not be negative; got %1.</source>
        <translation>크기는 음수일 수 없습니다(현재 %1).</translation>
    </message>
    <message>
        <source>item: the tensor has %1 elements (shape %2); one is needed.</source>
        <translation>item: 원소가 하나여야 하는데 텐서에 %1개가 있습니다(형태 %2).</translation>
    </message>
    <message>
        <source>requires_grad can only be set on leaves; use detach() first.</source>
        <translation>requires_grad는 리프에만 설정할 수 있습니다. 먼저 detach()를 쓰십시오.</translation>
    </message>
    <message>
        <source>Only floating tensors can require a gradient; this one is %1.</source>
        <translation>부동소수점 텐서에만 그래디언트를 둘 수 있습니다(현재 %1).</translation>
    </message>
    <message>
        <source>A gradient of shape %1 does not fit a tensor of shape %2.</source>
        <translation>형태가 %1인 그래디언트는 형태가 %2인 텐서에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The tensor holds %1; %2 was asked for.</source>
        <translation>텐서의 자료형은 %1인데 %2 자료형을 요청했습니다.</translation>
    </message>
    <message>
        <source>channels_last needs 4 dimensions (N, C, H, W); got %1.</source>
        <translation>channels_last에는 차원 4개(N, C, H, W)가 필요합니다(현재 %1).</translation>
    </message>
    <message>
        <source>tensor: %1 values do not fill shape %2.</source>
        <translation>tensor: 값 %1개가 형태 %2의 크기와 맞지 않습니다.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>쓰지 못했습니다: %1. 원인: %2.</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>읽지 못했습니다: %1.</translation>
    </message>
    <message>
        <source>There is no checkpoint in %1 to continue from.</source>
        <translation>이어서 학습할 체크포인트가 없는 폴더: %1.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Tensorscape.</source>
        <translation>더 새로운 버전의 Tensorscape로 만든 파일입니다: %1.</translation>
    </message>
    <message>
        <source>%1 is not the state of a checkpoint: %2</source>
        <translation>체크포인트 상태가 아닙니다: %1. 원인: %2</translation>
    </message>
    <message>
        <source>%1, line %2, is not an edit of a run: %3</source>
        <translation>%1, %2행: 실행의 편집 기록이 아닙니다: %3</translation>
    </message>
    <message>
        <source>There is no optimizer called %1.</source>
        <translation>없는 옵티마이저: %1.</translation>
    </message>
    <message>
        <source>Training in %1 is not available; use float32.</source>
        <translation>%1 자료형으로는 학습할 수 없습니다. float32를 쓰십시오.</translation>
    </message>
    <message>
        <source>The batch size must be at least 1 and the epochs at least 0; got %1 and %2.</source>
        <translation>배치 크기는 1 이상, 에포크는 0 이상이어야 합니다(현재 %1 및 %2).</translation>
    </message>
    <message>
        <source>clip_grad_norm must be above 0; got %1.</source>
        <translation>그래디언트 노름 제한(clip_grad_norm)은 0보다 커야 합니다(현재 %1).</translation>
    </message>
    <message>
        <source>The checkpoint does not hold all weights and states of its graph.</source>
        <translation>체크포인트에 그래프의 가중치와 상태가 모두 있지 않습니다.</translation>
    </message>
    <message>
        <source>The loss became %1 at step %2: the data of %3 hold a value that is not a finite number.</source>
        <translation>스텝 %2에서 손실 값이 유한하지 않습니다(%1). %3의 데이터에 유한하지 않은 값이 있습니다.</translation>
    </message>
    <message>
        <source>The loss became %1 at step %2; %3 was the first node to give values that are not finite. A smaller learning rate, a limit for the gradient norm or normalised data help.</source>
        <translation>스텝 %2에서 손실 값이 유한하지 않습니다(%1). 유한하지 않은 값을 처음 낸 노드: %3. 학습률을 낮추거나 그래디언트 노름을 제한하거나 데이터를 정규화하십시오.</translation>
    </message>
    <message>
        <source>The sum of the losses is not a finite number at step %1.</source>
        <translation>스텝 %1에서 손실의 합이 유한한 숫자가 아닙니다.</translation>
    </message>
    <message>
        <source>Prediction needs a graph with one data node and a loss that is computed from its features alone.</source>
        <translation>예측하려면 데이터 노드가 하나이고 그 특징만으로 계산되는 손실이 있는 그래프가 필요합니다.</translation>
    </message>
    <message>
        <source>The run&apos;s folder %1 could not be made: %2.</source>
        <translation>실행 폴더를 만들지 못했습니다: %1. 원인: %2.</translation>
    </message>
    <message>
        <source>%1 holds a run already. Continue it with resume or choose another folder.</source>
        <translation>%1에 이미 실행이 있습니다. resume으로 계속하거나 다른 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>There is no run in %1.</source>
        <translation>실행이 없는 폴더: %1.</translation>
    </message>
    <message>
        <source>The learning rate must be a number above 0; got %1.</source>
        <translation>학습률은 0보다 큰 숫자여야 합니다(현재 %1).</translation>
    </message>
    <message>
        <source>Nothing can be learned: no node with parameters leads to a loss.</source>
        <translation>학습할 것이 없습니다. 매개변수가 있는 노드가 손실로 이어지지 않습니다.</translation>
    </message>
    <message>
        <source>%1 has no examples to train on; the share for validation may be too large.</source>
        <translation>%1에 학습할 예제가 없습니다. 검증 비율이 너무 클 수 있습니다.</translation>
    </message>
    <message>
        <source>Nothing can be trained: the graph has no data node.</source>
        <translation>학습할 수 없습니다. 그래프에 데이터 노드가 없습니다.</translation>
    </message>
    <message>
        <source>Data nodes must have as many examples as each other: %1 has %2 to train on and %3 to validate with, %4 has %5 and %6.</source>
        <translation>데이터 노드들의 예제 수는 서로 같아야 합니다. %1: 학습 %2개, 검증 %3개. %4: 학습 %5개, 검증 %6개.</translation>
    </message>
    <message>
        <source>The computer has no memory left for this run.</source>
        <translation>이 실행에 쓸 메모리가 컴퓨터에 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>The run ended unexpectedly: %1</source>
        <translation>실행이 예기치 않게 끝났습니다: %1</translation>
    </message>
    <message>
        <source>A run is still going on; stop it first.</source>
        <translation>실행이 아직 진행 중입니다. 먼저 중지하십시오.</translation>
    </message>
    <message>
        <source>Text shown on the node instead of its type</source>
        <translation>노드에 종류 대신 표시할 텍스트</translation>
    </message>
    <message>
        <source>Name of the node in the project file and in its weights</source>
        <translation>프로젝트 파일과 가중치에서 쓰는 노드의 이름</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>엡실론</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Name of the project; runs are named after it</source>
        <translation>프로젝트 이름. 실행의 이름에 쓰임</translation>
    </message>
    <message>
        <source>Examples that make up one step</source>
        <translation>스텝 하나를 이루는 예제의 개수</translation>
    </message>
    <message>
        <source>How often the training data is gone through</source>
        <translation>학습 데이터를 반복하는 횟수</translation>
    </message>
    <message>
        <source>Start of all random numbers: the same seed gives the same run</source>
        <translation>모든 난수의 시작값. 시드가 같으면 실행도 같음</translation>
    </message>
    <message>
        <source>Where to train; auto takes the fastest there is</source>
        <translation>학습할 장치. 자동은 가장 빠른 장치를 고름</translation>
    </message>
    <message>
        <source>Longest gradient allowed; longer ones are scaled down to it</source>
        <translation>허용하는 그래디언트의 최대 길이. 더 길면 이 길이로 줄임</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>How gradients become steps</source>
        <translation>그래디언트를 스텝으로 바꾸는 방법</translation>
    </message>
    <message>
        <source>scalar</source>
        <translation>스칼라</translation>
    </message>
    <message>
        <source>%1 holds %2, but the network takes %3 numbers for each example (%4).</source>
        <translation>%1의 내용이 신경망의 입력과 맞지 않습니다(현재 %2). 예제마다 숫자 %3개(%4)가 필요합니다.</translation>
    </message>
    <message>
        <source>%1 holds no examples.</source>
        <translation>예제가 없는 파일: %1.</translation>
    </message>
    <message>
        <source>There is no run under %1. Train first, or name one with --run.</source>
        <translation>실행이 없는 폴더: %1. 먼저 학습하거나 --run으로 지정하십시오.</translation>
    </message>
    <message>
        <source>Affine</source>
        <translation>배율과 이동</translation>
    </message>
    <message>
        <source>Amsgrad</source>
        <translation>AMSGrad 사용</translation>
    </message>
    <message>
        <source>Approximate</source>
        <translation>근사</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>나선 수</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Beta1</source>
        <translation>베타1</translation>
    </message>
    <message>
        <source>Beta2</source>
        <translation>베타2</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Ceil mode</source>
        <translation>올림</translation>
    </message>
    <message>
        <source>Clip grad norm</source>
        <translation>그래디언트 노름 제한</translation>
    </message>
    <message>
        <source>Count include pad</source>
        <translation>패딩 포함</translation>
    </message>
    <message>
        <source>Dampening</source>
        <translation>감쇠</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>팽창</translation>
    </message>
    <message>
        <source>End dim</source>
        <translation>끝 차원</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>특징</translation>
    </message>
    <message>
        <source>Features shape</source>
        <translation>특징 형태</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>그룹 수</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>제외할 열</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>In channels</source>
        <translation>입력 채널</translation>
    </message>
    <message>
        <source>In features</source>
        <translation>입력 특징</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>커널 크기</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 스무딩</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation>음수 기울기</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Normalize</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>Out channels</source>
        <translation>출력 채널</translation>
    </message>
    <message>
        <source>Out features</source>
        <translation>출력 특징</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>경로</translation>
    </message>
    <message>
        <source>Points per arm</source>
        <translation>나선당 점 수</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>축소 방식</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>형태</translation>
    </message>
    <message>
        <source>Shuffle split</source>
        <translation>무작위 분할</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>분할 시드</translation>
    </message>
    <message>
        <source>Start dim</source>
        <translation>시작 차원</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>타깃</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>타깃</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Track running stats</source>
        <translation>이동 통계 유지</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>회전 수</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증 비율</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>backward: the gradient is %1 but the result is %2.</source>
        <translation>backward: 그래디언트 형식은 %1인데 결과 형식은 %2입니다.</translation>
    </message>
    <message>
        <source>linear: the input is %1 but the bias is %2.</source>
        <translation>linear: 입력 형식은 %1인데 편향(bias) 형식은 %2입니다.</translation>
    </message>
    <message>
        <source>Out of memory: a tensor of shape %1 was asked for.</source>
        <translation>메모리가 부족합니다: 형태 %1의 텐서가 필요합니다.</translation>
    </message>
    <message>
        <source>grad: input %1 of shape %2 requires no gradient. Call set_requires_grad() before use.</source>
        <translation>grad: 형태가 %2인 입력 %1번에는 그래디언트가 필요하도록 지정되지 않았습니다. 쓰기 전에 set_requires_grad()를 호출하십시오.</translation>
    </message>
    <message>
        <source>grad: the outputs do not depend on input %1. With allow_unused its gradient is undefined instead.</source>
        <translation>grad: 출력이 입력 %1번에 의존하지 않습니다. allow_unused를 지정하면 오류 대신 정의되지 않은 그래디언트가 됩니다.</translation>
    </message>
    <message>
        <source>grad: %1 gradients were given for %2 outputs.</source>
        <translation>grad: 출력은 %2개인데 그래디언트를 %1개 지정했습니다.</translation>
    </message>
    <message>
        <source>%1: its backward pass gave a gradient of shape %2 for an input of shape %3.</source>
        <translation>%1: 형태가 %3인 입력에 대해 역전파가 형태가 %2인 그래디언트를 냈습니다.</translation>
    </message>
    <message>
        <source>%1: its backward pass gave a gradient of %2 for an input of %3.</source>
        <translation>%1: 자료형이 %3인 입력에 대해 역전파가 자료형이 %2인 그래디언트를 냈습니다.</translation>
    </message>
    <message>
        <source>%1: its backward pass made the first NaN, in the gradient of input %2 of shape %3, from gradients without one.</source>
        <translation>%1: NaN이 없는 그래디언트에서 이 역전파가 처음으로 NaN을 만들었습니다. 위치: 형태가 %3인 입력 %2번의 그래디언트.</translation>
    </message>
    <message>
        <source>%1: result %2 is undefined.</source>
        <translation>%1: 결과 %2번이 정의되지 않았습니다.</translation>
    </message>
    <message>
        <source>%1: this function is differentiable once only; its gradient cannot be recorded with create_graph.</source>
        <translation>%1: 한 번만 미분할 수 있는 함수입니다. create_graph로 그래디언트를 기록할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1: its backward pass gave %2 gradients for %3 inputs.</source>
        <translation>%1: 입력은 %3개인데 역전파가 그래디언트를 %2개 냈습니다.</translation>
    </message>
    <message>
        <source>%1: saved tensor %2 was asked for, but %3 were saved.</source>
        <translation>%1: 저장한 텐서 %2번을 요청했지만 저장한 텐서는 %3개입니다.</translation>
    </message>
    <message>
        <source>%1: the tensor requires no gradient.</source>
        <translation>%1: 그래디언트가 필요하도록 지정되지 않은 텐서입니다.</translation>
    </message>
    <message>
        <source>A hook on %1 returned a gradient of shape %2 in place of one of shape %3. It must keep the shape.</source>
        <translation>%1에 등록한 훅이 형태 %3 대신 형태 %2의 그래디언트를 돌려주었습니다. 형태를 유지해야 합니다.</translation>
    </message>
    <message>
        <source>A hook on %1 returned a gradient of %2 in place of %3. It must keep the type.</source>
        <translation>%1에 등록한 훅이 자료형 %3 대신 자료형 %2의 그래디언트를 돌려주었습니다. 자료형을 유지해야 합니다.</translation>
    </message>
    <message>
        <source>%1: its backward pass needs a value of shape %2 as it was, but %3 changed it in place (it is at version %4, version %5 was saved). Change a clone() of it, or change it after the backward pass.</source>
        <translation>%1: 역전파에는 형태가 %2인 값이 원래대로 필요한데 %3 연산이 그 값을 제자리에서 바꾸었습니다(현재 버전 %4, 저장한 버전 %5). clone()으로 만든 사본을 바꾸거나 역전파 뒤에 바꾸십시오.</translation>
    </message>
    <message>
        <source>Running sums over %1 are not available; convert to float32 first.</source>
        <translation>%1 자료형의 누적 합은 지원하지 않습니다. 먼저 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>embedding: number %1 at position %2 is outside the table of %3 rows (0 to %4).</source>
        <translation>embedding: 위치 %2의 숫자 %1번은 %3행(0부터 %4까지)인 표를 벗어납니다.</translation>
    </message>
    <message>
        <source>Index %1 is out of range for a dimension of size %2.</source>
        <translation>인덱스 %1번은 크기 %2인 차원의 범위를 벗어납니다.</translation>
    </message>
    <message>
        <source>remainder: division of whole numbers by zero.</source>
        <translation>remainder: 정수를 0으로 나누었습니다.</translation>
    </message>
    <message>
        <source>nll_loss: target %1 is class %2, but there are scores for %3 classes (0 to %4).</source>
        <translation>nll_loss: 타깃 %1번의 클래스가 %2인데 점수는 클래스 %3개분(0부터 %4까지)뿐입니다.</translation>
    </message>
    <message>
        <source>oneDNN could not run a matrix product (status %1).</source>
        <translation>oneDNN이 행렬 곱을 실행하지 못했습니다(상태 %1).</translation>
    </message>
    <message>
        <source>%1 cannot be put in order; convert to float32 first.</source>
        <translation>%1 자료형은 정렬할 수 없습니다. 먼저 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>Most digits of the numbers that are added.</source>
        <translation>더하는 수의 최대 자릿수.</translation>
    </message>
    <message>
        <source>Learn only what follows the equals sign; the question cannot be foretold anyway.</source>
        <translation>등호 뒤에 오는 것만 학습합니다. 문제는 어차피 예측할 수 없습니다.</translation>
    </message>
    <message>
        <source>Write the answer from its last digit on, as it is worked out on paper; easier to learn.</source>
        <translation>종이에 계산하듯 답을 끝자리부터 씁니다. 학습하기 더 쉽습니다.</translation>
    </message>
    <message>
        <source>Give all numbers the same width, as in 07+05=012.</source>
        <translation>07+05=012처럼 모든 수의 자릿수를 같게 합니다.</translation>
    </message>
    <message>
        <source>Another number gives other sums.</source>
        <translation>숫자를 바꾸면 덧셈이 달라집니다.</translation>
    </message>
    <message>
        <source>Sums written out as text, 12+34=046, to be continued character by character.</source>
        <translation>12+34=046처럼 텍스트로 쓴 덧셈. 한 글자씩 이어 갑니다.</translation>
    </message>
    <message>
        <source>numbers of the characters 0-9 + = and blank, 0 to 12 (N, T)</source>
        <translation>문자 0-9, +, =, 빈칸의 번호, 0~12 (N, T)</translation>
    </message>
    <message>
        <source>the character that follows each, -100 where none is learned (N, T)</source>
        <translation>문자마다 그다음에 오는 문자, 학습하지 않는 곳은 -100 (N, T)</translation>
    </message>
    <message>
        <source>%1 holds floating-point numbers, but integer_features is on. Store whole numbers, or turn it off.</source>
        <translation>%1의 내용은 부동소수점 수인데 정수 특징(integer_features)이 켜져 있습니다. 정수를 저장하거나 이 설정을 끄십시오.</translation>
    </message>
    <message>
        <source>Target %1 in %2 is NaN or an infinity. Remove the example, or fill in a number.</source>
        <translation>%2의 타깃 %1번이 NaN이나 무한대입니다. 이 예제를 제거하거나 숫자를 채우십시오.</translation>
    </message>
    <message>
        <source>Clouds of points around random centres; each cloud is a class.</source>
        <translation>무작위 중심 둘레의 점 무리. 무리 하나가 클래스 하나입니다.</translation>
    </message>
    <message>
        <source>Number of clouds.</source>
        <translation>점 무리의 개수.</translation>
    </message>
    <message>
        <source>Dimensions of the space that the points lie in.</source>
        <translation>점이 놓이는 공간의 차원 수.</translation>
    </message>
    <message>
        <source>Spread of a cloud; centres lie between -1 and 1.</source>
        <translation>점 무리가 퍼진 정도. 중심은 -1과 1 사이에 있습니다.</translation>
    </message>
    <message>
        <source>Another number gives other centres.</source>
        <translation>숫자를 바꾸면 중심이 달라집니다.</translation>
    </message>
    <message>
        <source>%1, line %2, byte %3: this is no UTF-8 text. Save it again as UTF-8.</source>
        <translation>%1, %2행, %3바이트: UTF-8 텍스트가 아닙니다. UTF-8로 다시 저장하십시오.</translation>
    </message>
    <message>
        <source>Points on the fields of a checkerboard; with two fields a side it is exclusive or (XOR).</source>
        <translation>체커보드 칸 위의 점. 한 변에 두 칸이면 배타적 논리합(XOR)입니다.</translation>
    </message>
    <message>
        <source>Fields along each side; more is harder.</source>
        <translation>한 변의 칸 수. 많을수록 어렵습니다.</translation>
    </message>
    <message>
        <source>How far points stray from their field; the board is 2 wide.</source>
        <translation>점이 칸에서 벗어나는 정도. 판의 너비는 2입니다.</translation>
    </message>
    <message>
        <source>Another number gives other points.</source>
        <translation>숫자를 바꾸면 점이 달라집니다.</translation>
    </message>
    <message>
        <source>The colour photographs of CIFAR-10 or CIFAR-100; the test file validates, and brightness becomes 0 to 1.</source>
        <translation>CIFAR-10 또는 CIFAR-100의 컬러 사진. 테스트 파일로 검증하며 밝기는 0~1이 됩니다.</translation>
    </message>
    <message>
        <source>The folder of the binary version, or a file in it.</source>
        <translation>바이너리 버전의 폴더 또는 그 안의 파일.</translation>
    </message>
    <message>
        <source>CIFAR-100 only: its 100 classes (fine) or its 20 groups (coarse).</source>
        <translation>CIFAR-100에만 해당: 클래스 100개(fine) 또는 그룹 20개(coarse).</translation>
    </message>
    <message>
        <source>%1 holds neither CIFAR-10 (data_batch_1.bin ...) nor CIFAR-100 (train.bin) in the binary version. Choose their folder; &quot;tscape fetch cifar-10 --to DIR&quot; downloads CIFAR-10.</source>
        <translation>%1에 바이너리 버전의 CIFAR-10(data_batch_1.bin ...)도 CIFAR-100(train.bin)도 없습니다. 그 폴더를 고르십시오. &quot;tscape fetch cifar-10 --to DIR&quot; 명령으로 CIFAR-10을 내려받을 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 has %2 bytes, which is no whole number of images (%3 bytes each). Is it complete, and the binary version?</source>
        <translation>%1의 크기 %2바이트는 이미지 크기(%3바이트)의 정수배가 아닙니다. 파일이 온전하고 바이너리 버전인지 확인하십시오.</translation>
    </message>
    <message>
        <source>%1, byte %2: the class is %3, but there are only %4 (0 to %5).</source>
        <translation>%1, %2바이트: 클래스 번호가 %3인데 클래스는 %4개(0부터 %5까지)뿐입니다.</translation>
    </message>
    <message>
        <source>Points in the plane on two circles, one inside the other.</source>
        <translation>하나가 다른 하나 안에 있는 두 원 위에 놓인 평면의 점.</translation>
    </message>
    <message>
        <source>How far points lie from their circle; the outer radius is 1.</source>
        <translation>점이 원에서 벗어나는 정도. 바깥 원의 반지름은 1입니다.</translation>
    </message>
    <message>
        <source>Radius of the inner circle.</source>
        <translation>안쪽 원의 반지름.</translation>
    </message>
    <message>
        <source>Different symbols that may have to be remembered.</source>
        <translation>기억해야 할 수 있는 서로 다른 기호의 개수.</translation>
    </message>
    <message>
        <source>Symbols to remember.</source>
        <translation>기억할 기호의 개수.</translation>
    </message>
    <message>
        <source>Steps between the last symbol and the answer.</source>
        <translation>마지막 기호와 답 사이의 스텝 수.</translation>
    </message>
    <message>
        <source>Learn only the answer, not the blanks before it.</source>
        <translation>앞의 빈칸은 빼고 답만 학습합니다.</translation>
    </message>
    <message>
        <source>Another number gives other sequences.</source>
        <translation>숫자를 바꾸면 시퀀스가 달라집니다.</translation>
    </message>
    <message>
        <source>Symbols to be remembered over many blanks and then repeated: a test of long memory.</source>
        <translation>많은 빈칸이 지나도록 기억했다가 되풀이할 기호. 긴 기억을 시험합니다.</translation>
    </message>
    <message>
        <source>0 blank, then the symbols, and last the sign to answer (N, T)</source>
        <translation>0은 빈칸, 이어서 기호, 마지막은 답하라는 신호 (N, T)</translation>
    </message>
    <message>
        <source>the symbols at the end, -100 where nothing is learned (N, T)</source>
        <translation>끝에 오는 기호, 학습하지 않는 곳은 -100 (N, T)</translation>
    </message>
    <message>
        <source>Features are whole numbers, such as words or categories, for an Embedding.</source>
        <translation>특징이 단어나 범주 같은 정수입니다. Embedding에 씁니다.</translation>
    </message>
    <message>
        <source>Put examples of like length into a batch, so that little of it is padding.</source>
        <translation>길이가 비슷한 예제를 한 배치에 모아 패딩을 줄입니다.</translation>
    </message>
    <message>
        <source>How many examples are made, those for validation among them.</source>
        <translation>만들 예제의 개수. 검증 예제도 포함합니다.</translation>
    </message>
    <message>
        <source>Share at the end held back to check what was learned.</source>
        <translation>학습 결과를 확인하기 위해 끝에서 떼어 두는 비율.</translation>
    </message>
    <message>
        <source>%1: there is text behind a closing quote in %2.</source>
        <translation>%1: %2에 닫는 따옴표 뒤에 텍스트가 있습니다.</translation>
    </message>
    <message>
        <source>These examples would take %1 GB of memory. Make at most 4 GB: fewer, smaller or shorter ones.</source>
        <translation>이 예제에는 메모리 %1 GB가 필요합니다. 예제를 줄이거나, 작게 또는 짧게 하여 최대 4 GB로 만드십시오.</translation>
    </message>
    <message>
        <source>%1 does not hold %2. Get a fresh copy.</source>
        <translation>%1의 내용이 올바르지 않습니다(필요한 내용: %2). 새로 받으십시오.</translation>
    </message>
    <message>
        <source>%1 is missing. The command &quot;tscape fetch %2 --to %3&quot; downloads it (as %4).</source>
        <translation>파일이 없습니다: %1. &quot;tscape fetch %2 --to %3&quot; 명령으로 내려받을 수 있습니다(파일 이름 %4).</translation>
    </message>
    <message>
        <source>libcurl could not be started.</source>
        <translation>libcurl을 시작하지 못했습니다.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Free some space, or choose another folder.</source>
        <translation>쓸 수 없습니다: %1. 원인: %2. 공간을 확보하거나 다른 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>%1 could not be downloaded. %2 Check the network connection and try again, or get the file from elsewhere and put it in %3.</source>
        <translation>내려받지 못했습니다: %1. %2 네트워크 연결을 확인하고 다시 시도하거나, 다른 곳에서 파일을 구해 다음 폴더에 넣으십시오: %3.</translation>
    </message>
    <message>
        <source>A folder with one folder of images for each class, or an image in it.</source>
        <translation>클래스마다 이미지 폴더가 하나씩 있는 폴더 또는 그 안의 이미지.</translation>
    </message>
    <message>
        <source>Height and width that all images are brought to, in pixels.</source>
        <translation>모든 이미지를 맞출 높이와 너비(픽셀).</translation>
    </message>
    <message>
        <source>Scale the whole image (stretch), or the middle with the right proportions (crop).</source>
        <translation>이미지 전체의 크기를 맞추거나(stretch), 비율을 지키며 가운데를 씁니다(crop).</translation>
    </message>
    <message>
        <source>Three channels (rgb), or one with the brightness (grayscale).</source>
        <translation>채널 셋(rgb) 또는 밝기 채널 하나(grayscale).</translation>
    </message>
    <message>
        <source>Check all images at the start and leave out those that cannot be decoded.</source>
        <translation>시작할 때 모든 이미지를 검사하여 디코딩할 수 없는 것을 제외합니다.</translation>
    </message>
    <message>
        <source>PNG and JPEG images in one folder for each class; brightness becomes 0 to 1.</source>
        <translation>클래스마다 한 폴더에 있는 PNG 및 JPEG 이미지. 밝기는 0~1이 됩니다.</translation>
    </message>
    <message>
        <source>%1 cannot be listed: %2. Choose the folder that holds one folder of images for each class.</source>
        <translation>폴더의 목록을 읽을 수 없습니다: %1. 원인: %2. 클래스마다 이미지 폴더가 하나씩 있는 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>%1 holds no folders. Images of each class must lie in a folder of their own, which names the class.</source>
        <translation>%1에 폴더가 없습니다. 각 클래스의 이미지는 클래스 이름을 딴 별도의 폴더에 있어야 합니다.</translation>
    </message>
    <message>
        <source>%1 holds no PNG or JPEG images. Remove the folder, or put images of the class there.</source>
        <translation>%1에 PNG나 JPEG 이미지가 없습니다. 폴더를 제거하거나 그 클래스의 이미지를 넣으십시오.</translation>
    </message>
    <message>
        <source>None of the %1 images in %2 can be decoded.</source>
        <translation>%2에 있는 이미지 %1개 중 디코딩할 수 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Points in the plane on two half circles that reach into each other.</source>
        <translation>서로 파고드는 두 반원 위에 놓인 평면의 점.</translation>
    </message>
    <message>
        <source>How far points lie from their half circle of radius 1.</source>
        <translation>점이 반지름 1인 반원에서 벗어나는 정도.</translation>
    </message>
    <message>
        <source>min_length is %1 but max_length only %2.</source>
        <translation>min_length 값은 %1인데 max_length 값은 %2밖에 되지 않습니다.</translation>
    </message>
    <message>
        <source>What is asked of a sequence: the sum of its symbols, counted around (parity), or its first symbol.</source>
        <translation>시퀀스에 대해 묻는 것: 기호의 합을 개수로 나눈 나머지(parity) 또는 첫 기호.</translation>
    </message>
    <message>
        <source>Different symbols; also the number of classes.</source>
        <translation>서로 다른 기호의 개수. 클래스의 개수이기도 합니다.</translation>
    </message>
    <message>
        <source>Length of the shortest sequence.</source>
        <translation>가장 짧은 시퀀스의 길이.</translation>
    </message>
    <message>
        <source>Length of the longest sequence.</source>
        <translation>가장 긴 시퀀스의 길이.</translation>
    </message>
    <message>
        <source>Sequences of different length with a question about the whole of each.</source>
        <translation>길이가 서로 다르고 저마다 전체에 대한 질문이 있는 시퀀스.</translation>
    </message>
    <message>
        <source>symbols counted from 1; 0 is padding (N, T)</source>
        <translation>1부터 센 기호, 0은 패딩 (N, T)</translation>
    </message>
    <message>
        <source>a one at the symbol of each step; padding is zero (N, T, C)</source>
        <translation>스텝마다 해당 기호의 자리에 1, 패딩은 0 (N, T, C)</translation>
    </message>
    <message>
        <source>steps without padding (N)</source>
        <translation>패딩을 뺀 스텝 수 (N)</translation>
    </message>
    <message>
        <source>the answer, a class (N)</source>
        <translation>답, 즉 클래스 (N)</translation>
    </message>
    <message>
        <source>min_leaves is %1 but max_leaves only %2.</source>
        <translation>min_leaves 값은 %1인데 max_leaves 값은 %2밖에 되지 않습니다.</translation>
    </message>
    <message>
        <source>nodes, children before parents: 0 padding, 1 false, 2 true, 3 and, 4 or, 5 xor (N, T)</source>
        <translation>자식이 부모보다 앞에 오는 노드: 0 패딩, 1 거짓, 2 참, 3 and, 4 or, 5 xor (N, T)</translation>
    </message>
    <message>
        <source>place of the left child, -1 for leaves (N, T)</source>
        <translation>왼쪽 자식의 자리, 잎은 -1 (N, T)</translation>
    </message>
    <message>
        <source>place of the right child, -1 for leaves (N, T)</source>
        <translation>오른쪽 자식의 자리, 잎은 -1 (N, T)</translation>
    </message>
    <message>
        <source>nodes of the tree; the root is the last of them (N)</source>
        <translation>트리의 노드 수, 마지막 노드가 루트 (N)</translation>
    </message>
    <message>
        <source>the value of the expression, 0 or 1 (N)</source>
        <translation>식의 값, 0 또는 1 (N)</translation>
    </message>
    <message>
        <source>Expressions of true and false as binary trees, to be worked out from the leaves up.</source>
        <translation>이진 트리로 나타낸 참과 거짓의 식. 잎에서부터 위로 계산합니다.</translation>
    </message>
    <message>
        <source>Leaves of the smallest tree.</source>
        <translation>가장 작은 트리의 잎 수.</translation>
    </message>
    <message>
        <source>Leaves of the largest tree.</source>
        <translation>가장 큰 트리의 잎 수.</translation>
    </message>
    <message>
        <source>Another number gives other trees.</source>
        <translation>숫자를 바꾸면 트리가 달라집니다.</translation>
    </message>
    <message>
        <source>%1 has %2 rows, but a window of %3 and a horizon of %4 need at least %5. Shorten the window.</source>
        <translation>%1의 행은 %2개인데 윈도 %3 및 예측 길이 %4에는 적어도 %5개가 필요합니다. 윈도를 줄이십시오.</translation>
    </message>
    <message>
        <source>A number and its sine, to learn a curve from points.</source>
        <translation>숫자와 그 사인값. 점에서 곡선을 학습합니다.</translation>
    </message>
    <message>
        <source>x between -1 and 1 (N, 1)</source>
        <translation>-1과 1 사이의 x (N, 1)</translation>
    </message>
    <message>
        <source>the height of the curve at x (N, 1)</source>
        <translation>x에서 곡선의 높이 (N, 1)</translation>
    </message>
    <message>
        <source>Waves between -1 and 1; more is harder.</source>
        <translation>-1과 1 사이의 물결 수. 많을수록 어렵습니다.</translation>
    </message>
    <message>
        <source>How far points lie above or below the curve of height 1.</source>
        <translation>점이 높이 1인 곡선의 위아래로 벗어나는 정도.</translation>
    </message>
    <message>
        <source>Pieces of sine waves of different frequency, to foretell how they go on.</source>
        <translation>주파수가 서로 다른 사인파의 조각. 이어질 값을 예측합니다.</translation>
    </message>
    <message>
        <source>values of a wave (N, T, 1)</source>
        <translation>사인파의 값 (N, T, 1)</translation>
    </message>
    <message>
        <source>the value that follows (N, 1), or for each step (N, T, 1)</source>
        <translation>이어지는 값 (N, 1), 또는 스텝마다 (N, T, 1)</translation>
    </message>
    <message>
        <source>Values of each piece.</source>
        <translation>조각마다 값의 개수.</translation>
    </message>
    <message>
        <source>Foretell the next value at every step, not only after the last.</source>
        <translation>마지막 스텝 뒤에서만이 아니라 스텝마다 다음 값을 예측합니다.</translation>
    </message>
    <message>
        <source>How far values lie from the wave of height 1.</source>
        <translation>값이 높이 1인 사인파에서 벗어나는 정도.</translation>
    </message>
    <message>
        <source>Another number gives other waves.</source>
        <translation>숫자를 바꾸면 사인파가 달라집니다.</translation>
    </message>
    <message>
        <source>Features that are whole numbers cannot be scaled. Set normalize to none and scale to 1, or turn integer_features off.</source>
        <translation>정수인 특징은 크기를 조절할 수 없습니다. 정규화(normalize)를 none으로, 배율(scale)을 1로 두거나 정수 특징(integer_features)을 끄십시오.</translation>
    </message>
    <message>
        <source>%1, line %2, column %3 (%4): %5 is no whole number. Correct it, or turn integer_features off.</source>
        <translation>%1, %2행, %3열(%4): 정수가 아닙니다: %5. 고치거나 정수 특징(integer_features)을 끄십시오.</translation>
    </message>
    <message>
        <source>%1 has %2 characters, but a sequence of %3 and its next character need %4. Shorten sequence_length.</source>
        <translation>%1의 문자는 %2개인데 문자 %3개의 시퀀스와 그다음 문자에는 %4개가 필요합니다. 시퀀스 길이(sequence_length)를 줄이십시오.</translation>
    </message>
    <message>
        <source>%1 has %2 different characters, but vocabulary_size is %3. Set it to auto or at least %2.</source>
        <translation>%1에 서로 다른 문자가 %2개 있는데 어휘 크기(vocabulary_size) 값은 %3입니다. 자동 또는 %2 이상으로 두십시오.</translation>
    </message>
    <message>
        <source>A text file in UTF-8.</source>
        <translation>UTF-8 텍스트 파일.</translation>
    </message>
    <message>
        <source>Characters in each example (T).</source>
        <translation>예제마다 문자의 개수(T).</translation>
    </message>
    <message>
        <source>Characters between the beginnings of two examples; fewer give more examples that overlap.</source>
        <translation>두 예제의 시작 사이의 문자 수. 적을수록 서로 겹치는 예제가 많아집니다.</translation>
    </message>
    <message>
        <source>Different characters in the text: what num_embeddings and the size of the answer must be.</source>
        <translation>텍스트에 있는 서로 다른 문자의 개수. num_embeddings와 답의 크기가 이 값이어야 합니다.</translation>
    </message>
    <message>
        <source>A text file, to be continued character by character; its last part validates.</source>
        <translation>텍스트 파일. 한 글자씩 이어 가며 끝부분으로 검증합니다.</translation>
    </message>
    <message>
        <source>numbers of characters, sorted by code point (N, T)</source>
        <translation>코드 포인트 순으로 매긴 문자 번호 (N, T)</translation>
    </message>
    <message>
        <source>the character that follows each (N, T)</source>
        <translation>문자마다 그다음에 오는 문자 (N, T)</translation>
    </message>
    <message>
        <source>A CSV file with one step in time a line, the oldest first.</source>
        <translation>한 줄에 한 시점이 있고 가장 오래된 것이 먼저인 CSV 파일.</translation>
    </message>
    <message>
        <source>Names of the columns to look at, with commas between them; empty: the last column.</source>
        <translation>볼 열의 이름. 쉼표로 구분하며, 비우면 마지막 열입니다.</translation>
    </message>
    <message>
        <source>Name of the column to foretell.</source>
        <translation>예측할 열의 이름.</translation>
    </message>
    <message>
        <source>first of the columns</source>
        <translation>볼 열 중 첫 열</translation>
    </message>
    <message>
        <source>Steps that are shown (T).</source>
        <translation>보여 주는 스텝 수(T).</translation>
    </message>
    <message>
        <source>Steps after them that are to be foretold (H).</source>
        <translation>그 뒤에 예측할 스텝 수(H).</translation>
    </message>
    <message>
        <source>Steps between the beginnings of two windows.</source>
        <translation>두 윈도의 시작 사이의 스텝 수.</translation>
    </message>
    <message>
        <source>Scales columns and target by what the training part holds: mean 0 and deviation 1 (standardize), or 0 to 1 (minmax).</source>
        <translation>학습 부분의 값을 기준으로 열과 타깃을 평균 0, 표준편차 1로(standardize) 또는 0과 1 사이로(minmax) 맞춥니다.</translation>
    </message>
    <message>
        <source>Windows over a series in a CSV file, and what follows each; the last part validates.</source>
        <translation>CSV 파일의 시계열을 지나는 윈도와 그 뒤에 이어지는 값. 끝부분으로 검증합니다.</translation>
    </message>
    <message>
        <source>what is shown of each column (N, T, C)</source>
        <translation>열마다 보여 주는 값 (N, T, C)</translation>
    </message>
    <message>
        <source>the values that follow, scaled alike (N, H)</source>
        <translation>이어지는 값, 같은 방식으로 맞춤 (N, H)</translation>
    </message>
    <message>
        <source>%1 is an image without pixels.</source>
        <translation>픽셀이 없는 이미지입니다: %1.</translation>
    </message>
    <message>
        <source>%1 claims %2x%3 pixels; at most %4 million are read. Make it smaller.</source>
        <translation>%1의 헤더에는 %2x%3 픽셀로 되어 있지만 최대 %4백만 픽셀까지 읽습니다. 이미지를 줄이십시오.</translation>
    </message>
    <message>
        <source>%1 is neither a PNG nor a JPEG image. Convert or remove it.</source>
        <translation>PNG 이미지도 JPEG 이미지도 아닙니다: %1. 변환하거나 제거하십시오.</translation>
    </message>
    <message>
        <source>%1 is a damaged or incomplete JPEG image (%2). Get a fresh copy.</source>
        <translation>손상되었거나 불완전한 JPEG 이미지입니다: %1(%2). 새로 받으십시오.</translation>
    </message>
    <message>
        <source>%1 ends inside its data. Is it complete?</source>
        <translation>데이터 도중에 끝납니다: %1. 파일이 온전한지 확인하십시오.</translation>
    </message>
    <message>
        <source>%1 has no array &quot;%2&quot;; it has: %3.</source>
        <translation>%1에 &quot;%2&quot; 배열이 없습니다. 있는 배열: %3.</translation>
    </message>
    <message>
        <source>%1: two arrays are called &quot;%2&quot;.</source>
        <translation>%1: 이름이 &quot;%2&quot;인 배열이 두 개입니다.</translation>
    </message>
    <message>
        <source>%1 is a damaged or incomplete PNG image (%2). Get a fresh copy.</source>
        <translation>손상되었거나 불완전한 PNG 이미지입니다: %1(%2). 새로 받으십시오.</translation>
    </message>
    <message>
        <source>A PNG image needs pixels of 1 or 3 channels, not %1x%2 of %3.</source>
        <translation>PNG 이미지의 픽셀에는 채널이 1개 또는 3개여야 합니다(현재 %1x%2 픽셀, 채널 %3개).</translation>
    </message>
    <message>
        <source>The image cannot be written as PNG (%1).</source>
        <translation>이미지를 PNG로 쓸 수 없습니다(%1).</translation>
    </message>
    <message>
        <source>%1 is no tar archive, or damaged at byte %2. Get a fresh copy.</source>
        <translation>tar 아카이브가 아니거나 손상되었습니다: %1(%2바이트 위치). 새로 받으십시오.</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; is damaged. Get a fresh copy.</source>
        <translation>%1: &quot;%2&quot; 항목이 손상되었습니다. 새로 받으십시오.</translation>
    </message>
    <message>
        <source>%1 is a damaged or incomplete zip archive. Get a fresh copy.</source>
        <translation>손상되었거나 불완전한 zip 아카이브입니다: %1. 새로 받으십시오.</translation>
    </message>
    <message>
        <source>%1 is not a zip archive, or its end is missing.</source>
        <translation>zip 아카이브가 아니거나 끝부분이 없습니다: %1.</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; is encrypted, which is not supported.</source>
        <translation>%1: &quot;%2&quot; 항목이 암호화되어 있습니다. 암호화는 지원하지 않습니다.</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; is packed by method %3; only stored and deflated entries are supported.</source>
        <translation>%1: &quot;%2&quot; 항목의 압축 방식은 %3번입니다. 저장(stored) 및 deflate 방식의 항목만 지원합니다.</translation>
    </message>
    <message>
        <source>%1: the entry &quot;%2&quot; claims to unpack from %3 to %4 bytes, which cannot be true. The file is damaged or was made to do harm.</source>
        <translation>%1: &quot;%2&quot; 항목의 압축을 풀면 %3바이트가 %4바이트로 된다고 적혀 있지만 그럴 수 없습니다. 파일이 손상되었거나 악의적입니다.</translation>
    </message>
    <message>
        <source>The data cannot be compressed: there is not enough memory.</source>
        <translation>데이터를 압축할 수 없습니다. 메모리가 부족합니다.</translation>
    </message>
    <message>
        <source>%1 must be true or false, but it is %2.</source>
        <translation>%1 값은 true 또는 false여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>There is no schedule called &quot;%1&quot;.</source>
        <translation>없는 일정: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>There is no weight initialiser called &quot;%1&quot;.</source>
        <translation>없는 가중치 초기화 방법: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>%1 needs weights of two or more dimensions and cannot set biases.</source>
        <translation>%1 방법에는 차원이 둘 이상인 가중치가 필요하며 편향에는 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 must be at least 0 and less than 1.</source>
        <translation>%1 값은 0 이상이고 1보다 작아야 합니다.</translation>
    </message>
    <message>
        <source>%1 must be from %2 to %3, not %4.</source>
        <translation>%1 값은 %2부터 %3까지여야 합니다(현재 %4).</translation>
    </message>
    <message>
        <source>%1 must be %2 or %3, not &quot;%4&quot;.</source>
        <translation>%1 값은 %2 또는 %3 중 하나여야 합니다(현재 &quot;%4&quot;).</translation>
    </message>
    <message>
        <source>%1 must be &quot;epoch&quot; or &quot;step&quot;, but it is &quot;%2&quot;.</source>
        <translation>%1 값은 &quot;epoch&quot; 또는 &quot;step&quot;이어야 합니다(현재 &quot;%2&quot;).</translation>
    </message>
    <message>
        <source>The logarithm of Softmax, as NLLLoss and KLDivLoss take it.</source>
        <translation>Softmax의 로그. NLLLoss와 KLDivLoss의 입력으로 씁니다.</translation>
    </message>
    <message>
        <source>%1 takes signals (N, C, L) but gets %2.</source>
        <translation>%1 입력은 신호(N, C, L)여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>Size that comes out, whatever arrives; 1 leaves one number for each channel.</source>
        <translation>들어오는 크기와 관계없이 나오는 크기. 1이면 채널마다 숫자 하나가 남습니다.</translation>
    </message>
    <message>
        <source>signals (N, C, L)</source>
        <translation>신호 (N, C, L)</translation>
    </message>
    <message>
        <source>the size that was asked for</source>
        <translation>지정한 크기</translation>
    </message>
    <message>
        <source>Averages signals of any length down to a fixed length.</source>
        <translation>길이가 다양한 신호를 평균 내어 고정된 길이로 만듭니다.</translation>
    </message>
    <message>
        <source>Averages images of any size down to a fixed size, as before the last Linear.</source>
        <translation>크기가 다양한 이미지를 평균 내어 고정된 크기로 만듭니다. 마지막 Linear 앞에 씁니다.</translation>
    </message>
    <message>
        <source>Keeps the largest values of signals of any length, so that a fixed length comes out.</source>
        <translation>길이가 다양한 신호의 최댓값을 남겨 고정된 길이로 만듭니다.</translation>
    </message>
    <message>
        <source>Keeps the largest values of images of any size, so that a fixed size comes out.</source>
        <translation>크기가 다양한 이미지의 최댓값을 남겨 고정된 크기로 만듭니다.</translation>
    </message>
    <message>
        <source>There is no operation &quot;%1&quot;.</source>
        <translation>없는 연산: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Joins two tensors number by number: difference, product, quotient, larger of the two ...</source>
        <translation>두 텐서를 숫자끼리 계산합니다: 차, 곱, 몫, 둘 중 큰 값 ...</translation>
    </message>
    <message>
        <source>the result for every pair</source>
        <translation>쌍마다 계산한 결과</translation>
    </message>
    <message>
        <source>What is done with each pair.</source>
        <translation>쌍마다 적용할 연산.</translation>
    </message>
    <message>
        <source>Tells for every number whether a comparison holds; the answer carries no gradient.</source>
        <translation>숫자마다 비교가 성립하는지 알려 줍니다. 결과에는 그래디언트가 없습니다.</translation>
    </message>
    <message>
        <source>what to compare with; without a wire the value below</source>
        <translation>비교할 대상, 연결선이 없으면 아래의 값</translation>
    </message>
    <message>
        <source>true or false for every number</source>
        <translation>숫자마다 참 또는 거짓</translation>
    </message>
    <message>
        <source>Equal, not equal, less, at most, greater or at least.</source>
        <translation>같음, 다름, 작음, 작거나 같음, 큼, 크거나 같음.</translation>
    </message>
    <message>
        <source>Number to compare with where nothing is wired to b.</source>
        <translation>b에 연결된 것이 없을 때 비교할 숫자.</translation>
    </message>
    <message>
        <source>Takes each number from a where a condition holds, else from b.</source>
        <translation>조건이 성립하는 자리는 a에서, 나머지는 b에서 숫자를 가져옵니다.</translation>
    </message>
    <message>
        <source>true or false, or numbers of which 0 is false</source>
        <translation>참 또는 거짓, 또는 0이 거짓인 숫자</translation>
    </message>
    <message>
        <source>where it holds</source>
        <translation>성립하는 자리의 값</translation>
    </message>
    <message>
        <source>where not</source>
        <translation>성립하지 않는 자리의 값</translation>
    </message>
    <message>
        <source>the chosen numbers</source>
        <translation>고른 숫자</translation>
    </message>
    <message>
        <source>Bilinear has %1 = %2 but gets %3 (%4). Set %1 to %3 or auto.</source>
        <translation>Bilinear의 %1 = %2 설정이 들어오는 값 %3(%4)과 맞지 않습니다. %1 값을 %3 또는 자동으로 두십시오.</translation>
    </message>
    <message>
        <source>Bilinear joins rows of features that belong together, but gets %1 and %2.</source>
        <translation>Bilinear는 서로 짝이 되는 특징의 행을 결합하는데 %1 및 %2 입력이 들어옵니다.</translation>
    </message>
    <message>
        <source>Weighs every product of a number of one input with a number of the other.</source>
        <translation>한 입력의 숫자와 다른 입력의 숫자를 곱한 값마다 가중치를 곱합니다.</translation>
    </message>
    <message>
        <source>Features of the first input; auto takes what arrives.</source>
        <translation>첫 입력의 특징 수. 자동이면 들어오는 값을 씁니다.</translation>
    </message>
    <message>
        <source>Features of the second input; auto takes what arrives.</source>
        <translation>둘째 입력의 특징 수. 자동이면 들어오는 값을 씁니다.</translation>
    </message>
    <message>
        <source>%1 gets scores %2, which need class numbers %3 (classes last) or %4 (classes second), but target is %5.</source>
        <translation>%1 입력 점수 %2에는 클래스 번호 %3(클래스가 마지막) 또는 %4(클래스가 둘째)가 필요한데 target은 %5입니다.</translation>
    </message>
    <message>
        <source>%1: classes lie in the second or the last dimension of %2. Set class_dim to 1, -1 or auto.</source>
        <translation>%1: 클래스는 %2의 둘째 또는 마지막 차원에 있습니다. 클래스 차원(class_dim)을 1, -1 또는 자동으로 두십시오.</translation>
    </message>
    <message>
        <source>%1 takes one score for each class (N, C), (N, T, C) or (N, C, ...) but gets %2.</source>
        <translation>%1 입력은 클래스마다 점수 하나(N, C), (N, T, C) 또는 (N, C, ...)여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1: in scores %2 the classes could be the second or the last dimension. Set class_dim to 1 or -1.</source>
        <translation>%1: 점수 %2에서 클래스가 둘째 차원인지 마지막 차원인지 알 수 없습니다. 클래스 차원(class_dim)을 1 또는 -1로 두십시오.</translation>
    </message>
    <message>
        <source>Dimension of the scores that runs over the classes: 1 or -1; auto looks at target.</source>
        <translation>점수에서 클래스가 놓인 차원: 1 또는 -1. 자동이면 target을 보고 정합니다.</translation>
    </message>
    <message>
        <source>Class number that stands for nothing: it does not count.</source>
        <translation>아무것도 뜻하지 않는 클래스 번호. 계산에 넣지 않습니다.</translation>
    </message>
    <message>
        <source>%1 takes volumes (N, C, D, H, W) but gets %2.</source>
        <translation>%1 입력은 볼륨(N, C, D, H, W)이어야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>What is put around the input: zeros, its mirror image, its edge or its other side.</source>
        <translation>입력 둘레에 두르는 값: 0, 거울에 비친 값, 가장자리 값, 또는 반대쪽 값.</translation>
    </message>
    <message>
        <source>Slides small learned filters along a signal to find patterns wherever they are.</source>
        <translation>학습한 작은 필터를 신호를 따라 움직이며 어디에 있든 패턴을 찾습니다.</translation>
    </message>
    <message>
        <source>Slides small learned filters through volumes or films.</source>
        <translation>학습한 작은 필터를 볼륨이나 동영상 안에서 움직입니다.</translation>
    </message>
    <message>
        <source>volumes (N, C, D, H, W)</source>
        <translation>볼륨 (N, C, D, H, W)</translation>
    </message>
    <message>
        <source>%1 takes one number for %2, or one for each of its %3 axes.</source>
        <translation>%1의 %2 값은 숫자 하나 또는 축 %3개마다 하나씩이어야 합니다.</translation>
    </message>
    <message>
        <source>%1 has %2 = %3, which cannot be divided into %4 groups.</source>
        <translation>%1의 %2 = %3 값을 그룹 %4개로 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>Size of a filter along each axis.</source>
        <translation>각 축을 따라 잰 필터의 크기.</translation>
    </message>
    <message>
        <source>How far the filter moves each time; 2 halves the size.</source>
        <translation>필터가 한 번에 움직이는 거리. 2이면 크기가 절반이 됩니다.</translation>
    </message>
    <message>
        <source>Zeros put around the input; 1 keeps the size with a filter of 3.</source>
        <translation>입력 둘레에 두르는 0의 폭. 필터가 3일 때 1이면 크기가 유지됩니다.</translation>
    </message>
    <message>
        <source>%1 has output_padding %2, which must be smaller than stride or dilation.</source>
        <translation>%1의 output_padding 값이 %2입니다. 스트라이드(stride)나 팽창(dilation)보다 작아야 합니다.</translation>
    </message>
    <message>
        <source>%1 leaves nothing of a size of %2 with padding %3. Make padding smaller.</source>
        <translation>%1: 크기 %2에서 패딩 %3만큼 빼면 남는 것이 없습니다. 패딩을 줄이십시오.</translation>
    </message>
    <message>
        <source>How far apart the inputs are put; 2 doubles the size.</source>
        <translation>입력의 점을 벌려 놓는 간격. 2이면 크기가 두 배가 됩니다.</translation>
    </message>
    <message>
        <source>Points taken off around the output.</source>
        <translation>출력 둘레에서 떼어 내는 점의 폭.</translation>
    </message>
    <message>
        <source>Points added to one side of the output.</source>
        <translation>출력의 한쪽에 더하는 점의 수.</translation>
    </message>
    <message>
        <source>one channel for each filter, enlarged</source>
        <translation>필터마다 커진 채널 하나</translation>
    </message>
    <message>
        <source>The reverse of Conv1d: makes signals longer with learned filters.</source>
        <translation>Conv1d의 반대. 학습한 필터로 신호를 길게 만듭니다.</translation>
    </message>
    <message>
        <source>The reverse of Conv2d: makes images larger with learned filters, as decoders do.</source>
        <translation>Conv2d의 반대. 디코더처럼 학습한 필터로 이미지를 크게 만듭니다.</translation>
    </message>
    <message>
        <source>Repeat has %1 counts (%2) for the %3 dimensions of %4; each needs one, the batch included.</source>
        <translation>Repeat의 반복 수는 %1개(%2)인데 %4의 차원은 %3개입니다. 배치를 포함해 차원마다 하나씩 필요합니다.</translation>
    </message>
    <message>
        <source>Stack gets %1 and %2: all shapes must be equal. Concat joins along a dimension that differs.</source>
        <translation>Stack 입력이 %1 및 %2입니다. 모든 형태가 같아야 합니다. 크기가 다른 차원을 따라 이어 붙이려면 Concat을 쓰십시오.</translation>
    </message>
    <message>
        <source>Puts copies of a tensor side by side.</source>
        <translation>텐서의 사본을 나란히 놓습니다.</translation>
    </message>
    <message>
        <source>the copies in one</source>
        <translation>사본을 하나로 합친 텐서</translation>
    </message>
    <message>
        <source>How many copies along each dimension; the first is the batch.</source>
        <translation>차원마다 사본의 개수. 첫째는 배치입니다.</translation>
    </message>
    <message>
        <source>Reverses the order along dimensions, such as time or the width of images.</source>
        <translation>시간이나 이미지의 너비 같은 차원을 따라 순서를 뒤집습니다.</translation>
    </message>
    <message>
        <source>Dimensions to reverse; -1 is the last.</source>
        <translation>뒤집을 차원. -1은 마지막 차원입니다.</translation>
    </message>
    <message>
        <source>Moves entries round along a dimension; what leaves at the end comes in at the beginning.</source>
        <translation>값을 한 차원을 따라 돌립니다. 끝에서 나간 값은 처음으로 들어옵니다.</translation>
    </message>
    <message>
        <source>By how many places; negative moves towards the beginning.</source>
        <translation>옮길 칸 수. 음수이면 처음 쪽으로 옮깁니다.</translation>
    </message>
    <message>
        <source>Dimension to move along.</source>
        <translation>값을 옮길 차원.</translation>
    </message>
    <message>
        <source>Puts tensors of equal shape side by side along a new dimension.</source>
        <translation>형태가 같은 텐서를 새 차원을 따라 나란히 놓습니다.</translation>
    </message>
    <message>
        <source>tensors of equal shape</source>
        <translation>형태가 같은 텐서들</translation>
    </message>
    <message>
        <source>Where the new dimension stands in the result.</source>
        <translation>결과에서 새 차원이 놓이는 자리.</translation>
    </message>
    <message>
        <source>Permute names %1 dimensions (%2), but %3 has %4.</source>
        <translation>Permute에 차원 %1개(%2)를 지정했지만 %3의 차원은 %4개입니다.</translation>
    </message>
    <message>
        <source>Squeeze is set to dimension %1, but its size in %2 is %3, not 1.</source>
        <translation>Squeeze의 차원이 %1인데 %2에서 그 크기는 1이 아니라 %3입니다.</translation>
    </message>
    <message>
        <source>Expand cannot make (%1) of %2: only sizes of 1 are repeated, and -1 keeps one.</source>
        <translation>Expand로 %2에서 (%1) 형태를 만들 수 없습니다. 크기 1만 반복할 수 있고 -1은 크기를 유지합니다.</translation>
    </message>
    <message>
        <source>Puts the dimensions in another order.</source>
        <translation>차원의 순서를 바꿉니다.</translation>
    </message>
    <message>
        <source>the same numbers, dimensions reordered</source>
        <translation>차원 순서만 바뀐 같은 숫자</translation>
    </message>
    <message>
        <source>For each new dimension which old one it is; 0 is the batch.</source>
        <translation>새 차원마다 원래의 어느 차원인지 나타냅니다. 0은 배치입니다.</translation>
    </message>
    <message>
        <source>Exchanges two dimensions.</source>
        <translation>두 차원을 서로 바꿉니다.</translation>
    </message>
    <message>
        <source>the same numbers, turned</source>
        <translation>두 차원이 바뀐 같은 숫자</translation>
    </message>
    <message>
        <source>One dimension; -1 is the last.</source>
        <translation>한 차원. -1은 마지막 차원입니다.</translation>
    </message>
    <message>
        <source>The other dimension.</source>
        <translation>다른 차원.</translation>
    </message>
    <message>
        <source>Takes away dimensions of size 1.</source>
        <translation>크기가 1인 차원을 없앱니다.</translation>
    </message>
    <message>
        <source>the same numbers with fewer dimensions</source>
        <translation>차원이 줄어든 같은 숫자</translation>
    </message>
    <message>
        <source>The dimension to take away; all of size 1 but the batch.</source>
        <translation>없앨 차원. 모두이면 배치를 뺀 크기 1인 차원을 모두 없앱니다.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Puts in a dimension of size 1, such as a channel for grey images.</source>
        <translation>크기가 1인 차원을 넣습니다. 예: 회색조 이미지의 채널.</translation>
    </message>
    <message>
        <source>the same numbers with one dimension more</source>
        <translation>차원이 하나 늘어난 같은 숫자</translation>
    </message>
    <message>
        <source>Repeats dimensions of size 1 without copying.</source>
        <translation>크기가 1인 차원을 복사하지 않고 반복합니다.</translation>
    </message>
    <message>
        <source>the new shape</source>
        <translation>새 형태</translation>
    </message>
    <message>
        <source>All sizes with the batch; -1 keeps a size.</source>
        <translation>배치를 포함한 모든 크기. -1은 그 크기를 유지합니다.</translation>
    </message>
    <message>
        <source>Elementwise has no function &quot;%1&quot;.</source>
        <translation>Elementwise에 없는 함수: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Clamp needs min, max or both.</source>
        <translation>Clamp에는 min이나 max 또는 둘 다 필요합니다.</translation>
    </message>
    <message>
        <source>Clamp has min %1 above max %2.</source>
        <translation>Clamp의 min 값(%1)은 max 값(%2)보다 클 수 없습니다.</translation>
    </message>
    <message>
        <source>Applies one function to every number.</source>
        <translation>모든 숫자에 함수 하나를 적용합니다.</translation>
    </message>
    <message>
        <source>What each number is replaced by.</source>
        <translation>각 숫자를 대신할 값.</translation>
    </message>
    <message>
        <source>Keeps every number between two bounds.</source>
        <translation>모든 숫자를 두 한계 사이로 제한합니다.</translation>
    </message>
    <message>
        <source>Smaller numbers become this one.</source>
        <translation>이보다 작은 숫자는 이 값이 됩니다.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Larger numbers become this one.</source>
        <translation>이보다 큰 숫자는 이 값이 됩니다.</translation>
    </message>
    <message>
        <source>Raises every number to a fixed power.</source>
        <translation>모든 숫자를 정해진 지수로 거듭제곱합니다.</translation>
    </message>
    <message>
        <source>Fractions need numbers that are not negative.</source>
        <translation>지수가 분수이면 숫자가 음수가 아니어야 합니다.</translation>
    </message>
    <message>
        <source>Turns numbers into another type, such as classes into floats.</source>
        <translation>숫자를 다른 자료형으로 바꿉니다. 예: 클래스를 부동소수점 수로.</translation>
    </message>
    <message>
        <source>Type of the result; only floating types carry gradients.</source>
        <translation>결과의 자료형. 부동소수점 자료형에만 그래디언트가 있습니다.</translation>
    </message>
    <message>
        <source>Embedding has %1 vectors, so padding_idx must lie between 0 and %2, not %3.</source>
        <translation>Embedding의 벡터는 %1개이므로 padding_idx는 0과 %2 사이여야 합니다(현재 %3).</translation>
    </message>
    <message>
        <source>Embedding takes whole numbers, such as tokens, but gets %1.</source>
        <translation>Embedding 입력은 토큰 같은 정수여야 합니다(현재 %1).</translation>
    </message>
    <message>
        <source>Embedding takes whole numbers, such as tokens, but number %1 at position %2 is not whole.</source>
        <translation>Embedding 입력은 토큰 같은 정수여야 하는데 정수가 아닌 숫자가 있습니다: %1(위치 %2).</translation>
    </message>
    <message>
        <source>Looks up a learned vector for each token or category number.</source>
        <translation>토큰이나 범주 번호마다 학습한 벡터를 찾아 줍니다.</translation>
    </message>
    <message>
        <source>whole numbers of any shape, such as tokens (N, T)</source>
        <translation>토큰 같은 임의 형태의 정수 (N, T)</translation>
    </message>
    <message>
        <source>one vector for each number (N, T, embedding_dim)</source>
        <translation>숫자마다 벡터 하나 (N, T, embedding_dim)</translation>
    </message>
    <message>
        <source>How many different numbers there are; the largest is one less.</source>
        <translation>서로 다른 숫자의 개수. 가장 큰 숫자는 이보다 하나 작습니다.</translation>
    </message>
    <message>
        <source>Size of each vector.</source>
        <translation>각 벡터의 크기.</translation>
    </message>
    <message>
        <source>Number that fills up short sequences; its vector stays zero.</source>
        <translation>짧은 시퀀스를 채우는 숫자. 그 벡터는 0으로 유지됩니다.</translation>
    </message>
    <message>
        <source>While training, adds random numbers, so that small changes do not matter.</source>
        <translation>학습 중 난수를 더해 작은 변화에 영향을 받지 않게 합니다.</translation>
    </message>
    <message>
        <source>Standard deviation of what is added.</source>
        <translation>더하는 값의 표준편차.</translation>
    </message>
    <message>
        <source>%1 expects %2 channels but gets %3 (%4). Set its number of channels to %3 or auto.</source>
        <translation>%1 입력의 채널은 %2개여야 하는데 %3개입니다(%4). 채널 수를 %3 또는 자동으로 두십시오.</translation>
    </message>
    <message>
        <source>GroupNorm takes an input with channels (N, C, ...) but gets %1.</source>
        <translation>GroupNorm 입력에는 채널이 있어야 합니다(N, C, ...)(현재 %1).</translation>
    </message>
    <message>
        <source>GroupNorm cannot divide %1 channels into %2 groups. Change num_groups.</source>
        <translation>GroupNorm에서 채널 %1개를 그룹 %2개로 나눌 수 없습니다. 그룹 수(num_groups)를 바꾸십시오.</translation>
    </message>
    <message>
        <source>Groups of neighbouring channels; 1 takes all together.</source>
        <translation>이웃한 채널의 그룹 수. 1이면 모두 한 그룹입니다.</translation>
    </message>
    <message>
        <source>Brings groups of channels of each example to mean 0 and spread 1, whatever the batch.</source>
        <translation>배치와 관계없이 각 예제의 채널 그룹을 평균 0, 표준편차 1로 맞춥니다.</translation>
    </message>
    <message>
        <source>channels (N, C, ...)</source>
        <translation>채널 (N, C, ...)</translation>
    </message>
    <message>
        <source>Brings each channel of each signal to mean 0 and spread 1.</source>
        <translation>각 신호의 채널마다 평균 0, 표준편차 1로 맞춥니다.</translation>
    </message>
    <message>
        <source>Brings each channel of each image to mean 0 and spread 1, which takes contrast out.</source>
        <translation>각 이미지의 채널마다 평균 0, 표준편차 1로 맞춰 대비를 없앱니다.</translation>
    </message>
    <message>
        <source>%1 takes images (N, C, H, W) but gets %2. Put a Reshape before it.</source>
        <translation>%1 입력은 이미지(N, C, H, W)여야 합니다(현재 %2). 앞에 Reshape를 두십시오.</translation>
    </message>
    <message>
        <source>the changed images; outside training as they were</source>
        <translation>바뀐 이미지. 학습이 아닐 때는 그대로</translation>
    </message>
    <message>
        <source>Gather gets %1 and an index of %2: outside dimension %3 they must have the same sizes.</source>
        <translation>Gather 입력이 %1 및 인덱스 %2입니다. 차원 %3 외에는 크기가 같아야 합니다.</translation>
    </message>
    <message>
        <source>IndexSelect takes a vector of places but gets %1. Gather takes other shapes.</source>
        <translation>IndexSelect 입력은 위치의 벡터여야 합니다(현재 %1). 다른 형태에는 Gather를 쓰십시오.</translation>
    </message>
    <message>
        <source>Picks for every place one number along a dimension, such as the score of the right class.</source>
        <translation>자리마다 한 차원을 따라 숫자 하나를 고릅니다. 예: 정답 클래스의 점수.</translation>
    </message>
    <message>
        <source>numbers to pick from</source>
        <translation>고를 대상이 되는 숫자</translation>
    </message>
    <message>
        <source>where to pick, counted from 0; as many dimensions</source>
        <translation>고를 위치(0부터 셈). 차원 수는 같아야 함</translation>
    </message>
    <message>
        <source>the picked numbers, in the shape of the index</source>
        <translation>인덱스와 같은 형태의 고른 숫자</translation>
    </message>
    <message>
        <source>Dimension to pick along.</source>
        <translation>숫자를 고를 차원.</translation>
    </message>
    <message>
        <source>Takes whole entries of a dimension in the order of a list, with repetitions.</source>
        <translation>한 차원의 항목을 목록의 순서대로 통째로 가져옵니다. 같은 항목을 반복할 수 있습니다.</translation>
    </message>
    <message>
        <source>which entries, counted from 0 (a vector)</source>
        <translation>가져올 항목, 0부터 셈 (벡터)</translation>
    </message>
    <message>
        <source>the chosen entries</source>
        <translation>고른 항목</translation>
    </message>
    <message>
        <source>Dimension to choose from; 0 is the batch.</source>
        <translation>항목을 고를 차원. 0은 배치입니다.</translation>
    </message>
    <message>
        <source>Turns each class into a row of zeros with a one at its place.</source>
        <translation>각 클래스를 그 자리만 1이고 나머지는 0인 행으로 바꿉니다.</translation>
    </message>
    <message>
        <source>classes, counted from 0</source>
        <translation>클래스, 0부터 셈</translation>
    </message>
    <message>
        <source>one number for each class, as floats</source>
        <translation>클래스마다 부동소수점 수 하나</translation>
    </message>
    <message>
        <source>How many classes there are.</source>
        <translation>클래스의 개수.</translation>
    </message>
    <message>
        <source>Fans need a weight of two or more dimensions, (out, in, ...); got %1.</source>
        <translation>fan을 계산하려면 차원이 둘 이상인 가중치 (out, in, ...)가 필요합니다(현재 %1).</translation>
    </message>
    <message>
        <source>There is no gain for &quot;%1&quot;; use linear, sigmoid, tanh, relu, leaky_relu or selu.</source>
        <translation>&quot;%1&quot;에 맞는 이득(gain)이 없습니다. linear, sigmoid, tanh, relu, leaky_relu, selu 중에서 쓰십시오.</translation>
    </message>
    <message>
        <source>trunc_normal needs a below b and a std above 0; they are %1, %2 and %3.</source>
        <translation>trunc_normal에서는 a가 b보다 작고 std가 0보다 커야 합니다(현재 %1, %2 및 %3).</translation>
    </message>
    <message>
        <source>Orthogonal weights need two or more dimensions; got %1.</source>
        <translation>직교 가중치에는 차원이 둘 이상 필요합니다(현재 %1).</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>Factor for the activation that follows</source>
        <translation>뒤따르는 활성화에 맞춘 배수</translation>
    </message>
    <message>
        <source>Keep the spread of signals forwards (fan_in) or of gradients backwards (fan_out)</source>
        <translation>순방향 신호의 분포 폭(fan_in)과 역방향 그래디언트의 분포 폭(fan_out) 중 유지할 것</translation>
    </message>
    <message>
        <source>The activation that follows</source>
        <translation>뒤따르는 활성화</translation>
    </message>
    <message>
        <source>Slope of leaky_relu for negative values</source>
        <translation>leaky_relu의 음수 기울기</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>0</translation>
    </message>
    <message>
        <source>All zeros</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <source>Ones</source>
        <translation>1</translation>
    </message>
    <message>
        <source>All ones</source>
        <translation>모두 1</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>The same number everywhere</source>
        <translation>어디서나 같은 숫자</translation>
    </message>
    <message>
        <source>The number</source>
        <translation>숫자 값</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>균등 분포</translation>
    </message>
    <message>
        <source>Random numbers between two bounds, all equally likely</source>
        <translation>두 경계 사이에서 모두 같은 확률로 뽑는 난수</translation>
    </message>
    <message>
        <source>Lower bound</source>
        <translation>하한</translation>
    </message>
    <message>
        <source>Upper bound</source>
        <translation>상한</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>정규 분포</translation>
    </message>
    <message>
        <source>Normally distributed random numbers</source>
        <translation>정규 분포를 따르는 난수</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Truncated normal</source>
        <translation>절단 정규 분포</translation>
    </message>
    <message>
        <source>Normally distributed random numbers without those far from the mean</source>
        <translation>정규 분포를 따르되 평균에서 먼 값을 뺀 난수</translation>
    </message>
    <message>
        <source>Xavier uniform</source>
        <translation>Xavier 균등 분포</translation>
    </message>
    <message>
        <source>Keeps the spread of signals through tanh and sigmoid (Glorot)</source>
        <translation>tanh와 sigmoid를 지나는 신호의 분포 폭을 유지(Glorot)</translation>
    </message>
    <message>
        <source>Xavier normal</source>
        <translation>Xavier 정규 분포</translation>
    </message>
    <message>
        <source>Keeps the spread of signals through tanh and sigmoid (Glorot), normally distributed</source>
        <translation>tanh와 sigmoid를 지나는 신호의 분포 폭을 유지(Glorot), 정규 분포</translation>
    </message>
    <message>
        <source>Kaiming uniform</source>
        <translation>Kaiming 균등 분포</translation>
    </message>
    <message>
        <source>Keeps the spread of signals through ReLU and its kin (He)</source>
        <translation>ReLU 계열을 지나는 신호의 분포 폭을 유지(He)</translation>
    </message>
    <message>
        <source>Kaiming normal</source>
        <translation>Kaiming 정규 분포</translation>
    </message>
    <message>
        <source>Keeps the spread of signals through ReLU and its kin (He), normally distributed</source>
        <translation>ReLU 계열을 지나는 신호의 분포 폭을 유지(He), 정규 분포</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>직교</translation>
    </message>
    <message>
        <source>Rows at right angles to each other, so that signals keep their length; good for deep and recurrent networks</source>
        <translation>서로 직교하는 행이어서 신호의 길이가 유지됨. 깊은 신경망과 순환 신경망에 좋음</translation>
    </message>
    <message>
        <source>LastStep takes sequences (N, T, C) but gets %1.</source>
        <translation>LastStep 입력은 시퀀스(N, T, C)여야 합니다(현재 %1).</translation>
    </message>
    <message>
        <source>Takes the last step of each sequence, such as what an LSTM knows after reading it all.</source>
        <translation>시퀀스마다 마지막 스텝을 가져옵니다. 예: LSTM이 모두 읽은 뒤 알게 된 것.</translation>
    </message>
    <message>
        <source>sequences (N, T, C)</source>
        <translation>시퀀스 (N, T, C)</translation>
    </message>
    <message>
        <source>steps of each sequence (N); else all have T</source>
        <translation>시퀀스마다 스텝의 개수 (N). 없으면 모두 T</translation>
    </message>
    <message>
        <source>one step of each sequence (N, C)</source>
        <translation>시퀀스마다 스텝 하나 (N, C)</translation>
    </message>
    <message>
        <source>%1 takes rows of features (N, ..., C) but gets %2.</source>
        <translation>%1 입력은 특징의 행(N, ..., C)이어야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 is set to normalize the sizes (%2), but %3 does not end in them. Set normalized_shape to %4 or auto.</source>
        <translation>%1 노드는 크기 (%2)를 정규화하도록 설정되었지만 %3의 끝 크기가 다릅니다. normalized_shape 값을 %4 또는 자동으로 두십시오.</translation>
    </message>
    <message>
        <source>Last sizes of the input, normalized together; auto takes the last one.</source>
        <translation>함께 정규화할 입력의 끝 크기들. 자동이면 마지막 크기를 씁니다.</translation>
    </message>
    <message>
        <source>Learn a scale (and a shift) for each feature.</source>
        <translation>특징마다 배율(과 이동)을 학습합니다.</translation>
    </message>
    <message>
        <source>Brings each row of features to mean 0 and spread 1; used in Transformers.</source>
        <translation>특징의 각 행을 평균 0, 표준편차 1로 맞춥니다. 트랜스포머에서 씁니다.</translation>
    </message>
    <message>
        <source>rows of features (N, ..., C)</source>
        <translation>특징의 행 (N, ..., C)</translation>
    </message>
    <message>
        <source>Also learn a shift for each feature.</source>
        <translation>특징마다 이동도 학습합니다.</translation>
    </message>
    <message>
        <source>Divides each row of features by its root mean square; a cheaper LayerNorm.</source>
        <translation>특징의 각 행을 제곱 평균의 제곱근으로 나눕니다. 계산이 더 가벼운 LayerNorm입니다.</translation>
    </message>
    <message>
        <source>Added to the mean square so that nothing is divided by zero.</source>
        <translation>0으로 나누지 않도록 제곱 평균에 더하는 값.</translation>
    </message>
    <message>
        <source>smallest step of the type</source>
        <translation>자료형의 가장 작은 간격</translation>
    </message>
    <message>
        <source>one score for each class (N, C), or for each step (N, T, C)</source>
        <translation>클래스마다 점수 하나 (N, C), 또는 스텝마다 (N, T, C)</translation>
    </message>
    <message>
        <source>the right class of each example (N) or step (N, T)</source>
        <translation>예제마다 (N) 또는 스텝마다 (N, T) 정답 클래스</translation>
    </message>
    <message>
        <source>%1 compares number by number, but input is %2 and target is %3.</source>
        <translation>%1 노드는 숫자끼리 비교하는데 input은 %2, target은 %3입니다.</translation>
    </message>
    <message>
        <source>MarginRankingLoss compares number by number, but input1 is %1 and target is %2.</source>
        <translation>MarginRankingLoss는 숫자끼리 비교하는데 input1은 %1, target은 %2입니다.</translation>
    </message>
    <message>
        <source>%1 compares rows (N, D) of one shape, but gets %2 and %3.</source>
        <translation>%1 노드는 형태가 같은 행(N, D)을 비교하는데 입력이 %2 및 %3입니다.</translation>
    </message>
    <message>
        <source>CosineEmbeddingLoss takes 1 or -1 for each row of %1, but target is %2.</source>
        <translation>CosineEmbeddingLoss에는 %1의 행마다 1 또는 -1이 필요한데 target은 %2입니다.</translation>
    </message>
    <message>
        <source>Makes distances small for pairs that belong together and at least margin for the others.</source>
        <translation>함께 속하는 쌍의 거리는 줄이고, 다른 쌍의 거리는 적어도 margin만큼 둡니다.</translation>
    </message>
    <message>
        <source>distances</source>
        <translation>거리</translation>
    </message>
    <message>
        <source>1 or -1, in the same shape</source>
        <translation>같은 형태의 1 또는 -1</translation>
    </message>
    <message>
        <source>Distance at which pairs are far enough apart.</source>
        <translation>쌍이 충분히 떨어졌다고 보는 거리.</translation>
    </message>
    <message>
        <source>For answers of 1 or -1: a smooth penalty where the sign of the score is wrong.</source>
        <translation>답이 1 또는 -1일 때: 점수의 부호가 틀리면 매끄러운 벌점을 줍니다.</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Teaches which of two scores should be the larger.</source>
        <translation>두 점수 중 어느 쪽이 더 커야 하는지 가르칩니다.</translation>
    </message>
    <message>
        <source>scores, in the same shape</source>
        <translation>같은 형태의 점수</translation>
    </message>
    <message>
        <source>1 where input1 should be larger, else -1</source>
        <translation>input1이 더 커야 하면 1, 아니면 -1</translation>
    </message>
    <message>
        <source>How much larger it should be.</source>
        <translation>얼마나 더 커야 하는지 정합니다.</translation>
    </message>
    <message>
        <source>Turns rows that belong together into one direction and the others apart.</source>
        <translation>함께 속하는 행은 한 방향으로 돌리고 나머지는 떼어 놓습니다.</translation>
    </message>
    <message>
        <source>rows (N, D)</source>
        <translation>행 (N, D)</translation>
    </message>
    <message>
        <source>1 for rows that belong together, else -1 (N)</source>
        <translation>함께 속하는 행은 1, 아니면 -1 (N)</translation>
    </message>
    <message>
        <source>Cosine below which rows are far enough apart.</source>
        <translation>이보다 코사인이 작으면 행이 충분히 떨어졌다고 봅니다.</translation>
    </message>
    <message>
        <source>Brings rows nearer to one of their kind than to one of another kind.</source>
        <translation>각 행을 다른 종류의 행보다 같은 종류의 행에 더 가깝게 합니다.</translation>
    </message>
    <message>
        <source>rows of the same kind (N, D)</source>
        <translation>같은 종류의 행 (N, D)</translation>
    </message>
    <message>
        <source>rows of another kind (N, D)</source>
        <translation>다른 종류의 행 (N, D)</translation>
    </message>
    <message>
        <source>How much nearer they should be.</source>
        <translation>얼마나 더 가까워야 하는지 정합니다.</translation>
    </message>
    <message>
        <source>Power of the distance; 2 is the usual one.</source>
        <translation>거리의 지수. 보통 2를 씁니다.</translation>
    </message>
    <message>
        <source>Compare with the nearer of anchor and positive.</source>
        <translation>앵커와 양성 중 더 가까운 쪽과 비교합니다.</translation>
    </message>
    <message>
        <source>Share of the examples (or steps) whose highest score is that of the right class.</source>
        <translation>최고 점수가 정답 클래스인 예제(또는 스텝)의 비율.</translation>
    </message>
    <message>
        <source>MixUp takes one class for each example (N), but target is %1.</source>
        <translation>MixUp에는 예제마다 클래스 하나(N)가 필요한데 target은 %1입니다.</translation>
    </message>
    <message>
        <source>MixUp met class %1, but num_classes is %2.</source>
        <translation>MixUp에 클래스 %1번이 들어왔지만 num_classes는 %2입니다.</translation>
    </message>
    <message>
        <source>While training, blends each example and its target with those of another.</source>
        <translation>학습 중 각 예제와 타깃을 다른 예제와 타깃에 섞습니다.</translation>
    </message>
    <message>
        <source>examples (N, ...)</source>
        <translation>예제 (N, ...)</translation>
    </message>
    <message>
        <source>a class (N) or numbers (N, ...) for each</source>
        <translation>예제마다 클래스 (N) 또는 숫자 (N, ...)</translation>
    </message>
    <message>
        <source>blended examples (N, ...)</source>
        <translation>섞은 예제 (N, ...)</translation>
    </message>
    <message>
        <source>shares of the classes (N, C) for CrossEntropyLoss, or blended numbers</source>
        <translation>CrossEntropyLoss에 쓸 클래스 비율 (N, C), 또는 섞은 숫자</translation>
    </message>
    <message>
        <source>Small: most examples stay nearly as they are; 1: all blends are alike.</source>
        <translation>작으면 예제 대부분이 거의 그대로이고, 1이면 섞는 비율이 모두 고르게 나옵니다.</translation>
    </message>
    <message>
        <source>Number of classes, where the target is a class.</source>
        <translation>타깃이 클래스일 때 클래스의 개수.</translation>
    </message>
    <message>
        <source>MultiheadAttention gets queries %1 but keys or values %2: batch and features must be equal.</source>
        <translation>MultiheadAttention의 쿼리는 %1인데 키 또는 값은 %2입니다. 배치와 특징이 같아야 합니다.</translation>
    </message>
    <message>
        <source>MultiheadAttention needs as many values as keys but gets %1 and %2.</source>
        <translation>MultiheadAttention에는 키와 값의 개수가 같아야 합니다(현재 %1 및 %2).</translation>
    </message>
    <message>
        <source>%1 expects %2 features but gets %3 (%4). Set embed_dim to %3 or auto.</source>
        <translation>%1 입력의 특징은 %2개여야 하는데 %3개입니다(%4). embed_dim 값을 %3 또는 자동으로 두십시오.</translation>
    </message>
    <message>
        <source>Each position gathers what it needs from all others; the weights are learned.</source>
        <translation>각 위치가 다른 모든 위치에서 필요한 것을 모읍니다. 가중치는 학습됩니다.</translation>
    </message>
    <message>
        <source>sequences of vectors (N, T, C)</source>
        <translation>벡터의 시퀀스 (N, T, C)</translation>
    </message>
    <message>
        <source>what is looked at (N, S, C); unconnected: the queries themselves</source>
        <translation>살펴볼 대상 (N, S, C). 연결하지 않으면 쿼리 자신</translation>
    </message>
    <message>
        <source>what is gathered (N, S, C); unconnected: the keys</source>
        <translation>모을 대상 (N, S, C). 연결하지 않으면 키</translation>
    </message>
    <message>
        <source>how many keys of each sequence count (N); unconnected: all</source>
        <translation>시퀀스마다 유효한 키의 개수 (N). 연결하지 않으면 모두</translation>
    </message>
    <message>
        <source>one vector for each query (N, T, C)</source>
        <translation>쿼리마다 벡터 하나 (N, T, C)</translation>
    </message>
    <message>
        <source>How many things each position can look for at once; divides embed_dim.</source>
        <translation>각 위치가 한 번에 찾을 수 있는 것의 개수. embed_dim의 약수여야 합니다.</translation>
    </message>
    <message>
        <source>Positions see only themselves and what came before, as for predicting text.</source>
        <translation>텍스트를 예측할 때처럼 각 위치가 자신과 그 앞만 봅니다.</translation>
    </message>
    <message>
        <source>Share of the links between positions cut at random while training.</source>
        <translation>학습 중 무작위로 끊는 위치 사이 연결의 비율.</translation>
    </message>
    <message>
        <source>%1 must be numbers such as &quot;0.49, 0.48, 0.45&quot;, not &quot;%2&quot;.</source>
        <translation>%1 값은 &quot;0.49, 0.48, 0.45&quot; 같은 숫자여야 합니다(현재 &quot;%2&quot;).</translation>
    </message>
    <message>
        <source>std must be above 0 for every channel.</source>
        <translation>std는 모든 채널에서 0보다 커야 합니다.</translation>
    </message>
    <message>
        <source>Normalize takes examples with channels (N, C, ...) but gets %1.</source>
        <translation>Normalize 입력은 채널이 있는 예제(N, C, ...)여야 합니다(현재 %1).</translation>
    </message>
    <message>
        <source>Normalize has %1 numbers in %2, but %3 has %4 channels. Give one or %4.</source>
        <translation>Normalize의 %2 숫자는 %1개인데 %3의 채널은 %4개입니다. 하나 또는 %4개를 주십시오.</translation>
    </message>
    <message>
        <source>Subtracts a mean from each channel and divides by a deviation, both known beforehand.</source>
        <translation>채널마다 미리 알고 있는 평균을 빼고 표준편차로 나눕니다.</translation>
    </message>
    <message>
        <source>examples with channels (N, C, ...)</source>
        <translation>채널이 있는 예제 (N, C, ...)</translation>
    </message>
    <message>
        <source>One number for all channels or one for each, as 0.49, 0.48, 0.45.</source>
        <translation>모든 채널에 숫자 하나, 또는 채널마다 하나. 예: 0.49, 0.48, 0.45.</translation>
    </message>
    <message>
        <source>Standard deviation: one number for all channels or one for each.</source>
        <translation>표준편차: 모든 채널에 숫자 하나, 또는 채널마다 하나.</translation>
    </message>
    <message>
        <source>TopK is asked for %1 of %2 numbers (%3). Lower k.</source>
        <translation>TopK에 숫자 %2개 중 %1개를 요청했습니다(%3). k를 줄이십시오.</translation>
    </message>
    <message>
        <source>the numbers in order</source>
        <translation>순서대로 놓은 숫자</translation>
    </message>
    <message>
        <source>where they stood, counted from 0</source>
        <translation>원래 있던 위치, 0부터 셈</translation>
    </message>
    <message>
        <source>Keeps the k largest numbers along a dimension and tells where they stood.</source>
        <translation>한 차원에서 가장 큰 숫자 k개를 남기고 그 위치를 알려 줍니다.</translation>
    </message>
    <message>
        <source>How many to keep.</source>
        <translation>남길 개수.</translation>
    </message>
    <message>
        <source>Dimension to choose from.</source>
        <translation>숫자를 고를 차원.</translation>
    </message>
    <message>
        <source>Otherwise the smallest are kept.</source>
        <translation>아니면 가장 작은 것을 남깁니다.</translation>
    </message>
    <message>
        <source>Puts the numbers along a dimension in order and tells where they stood.</source>
        <translation>한 차원의 숫자를 순서대로 놓고 원래 위치를 알려 줍니다.</translation>
    </message>
    <message>
        <source>Dimension to sort along.</source>
        <translation>정렬할 차원.</translation>
    </message>
    <message>
        <source>Largest first.</source>
        <translation>큰 것부터 놓습니다.</translation>
    </message>
    <message>
        <source>Slice needs a step other than 0; -1 reverses.</source>
        <translation>Slice의 step은 0일 수 없습니다. -1은 순서를 뒤집습니다.</translation>
    </message>
    <message>
        <source>Slice leaves nothing of %1.</source>
        <translation>Slice를 하면 %1에서 남는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Select is set to entry %1, but dimension %2 of %3 has only %4.</source>
        <translation>Select가 항목 %1번으로 설정되었지만 %3의 차원 %2에는 항목이 %4개뿐입니다.</translation>
    </message>
    <message>
        <source>Split wants %1 of %2 entries (%3) for the first part, which leaves none for the rest.</source>
        <translation>Split의 첫 부분이 항목 %2개(%3) 중 %1개를 가져가 나머지에 남는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Takes a range of entries along a dimension, as Python&apos;s start:end:step.</source>
        <translation>Python의 start:end:step처럼 한 차원에서 일정 범위의 항목을 가져옵니다.</translation>
    </message>
    <message>
        <source>the entries in the range</source>
        <translation>범위 안의 항목</translation>
    </message>
    <message>
        <source>Dimension to cut; 1 is features, channels or time.</source>
        <translation>자를 차원. 1은 특징, 채널 또는 시간입니다.</translation>
    </message>
    <message>
        <source>First entry; negative counts from the end.</source>
        <translation>첫 항목. 음수는 끝에서부터 셉니다.</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>처음</translation>
    </message>
    <message>
        <source>Entry to stop before; negative counts from the end.</source>
        <translation>멈출 항목(이 항목은 빠짐). 음수는 끝에서부터 셉니다.</translation>
    </message>
    <message>
        <source>end</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Every how many entries; negative goes backwards.</source>
        <translation>몇 항목마다 하나를 가져올지 정합니다. 음수는 거꾸로 갑니다.</translation>
    </message>
    <message>
        <source>Takes one entry along a dimension, which disappears.</source>
        <translation>한 차원에서 항목 하나를 가져옵니다. 그 차원은 사라집니다.</translation>
    </message>
    <message>
        <source>the entry</source>
        <translation>그 항목</translation>
    </message>
    <message>
        <source>Dimension to choose from; 1 is features, channels or time.</source>
        <translation>항목을 고를 차원. 1은 특징, 채널 또는 시간입니다.</translation>
    </message>
    <message>
        <source>Which entry; -1 is the last.</source>
        <translation>가져올 항목. -1은 마지막 항목입니다.</translation>
    </message>
    <message>
        <source>Cuts a tensor in two along a dimension.</source>
        <translation>한 차원을 따라 텐서를 둘로 자릅니다.</translation>
    </message>
    <message>
        <source>the first entries</source>
        <translation>앞쪽 항목</translation>
    </message>
    <message>
        <source>the others</source>
        <translation>나머지 항목</translation>
    </message>
    <message>
        <source>Entries in the first part.</source>
        <translation>첫 부분의 항목 개수.</translation>
    </message>
    <message>
        <source>Hardtanh needs a min_val below max_val.</source>
        <translation>Hardtanh의 min_val은 max_val보다 작아야 합니다.</translation>
    </message>
    <message>
        <source>A ReLU that stops at 6, usual in networks for small devices.</source>
        <translation>6에서 멈추는 ReLU. 소형 기기용 신경망에서 흔히 씁니다.</translation>
    </message>
    <message>
        <source>Cuts values off below min_val and above max_val.</source>
        <translation>min_val보다 작거나 max_val보다 큰 값을 잘라 냅니다.</translation>
    </message>
    <message>
        <source>Smallest value that comes out.</source>
        <translation>출력할 가장 작은 값.</translation>
    </message>
    <message>
        <source>Largest value that comes out.</source>
        <translation>출력할 가장 큰 값.</translation>
    </message>
    <message>
        <source>A sigmoid made of straight pieces, quick to compute.</source>
        <translation>직선 조각으로 이루어진 시그모이드. 빠르게 계산합니다.</translation>
    </message>
    <message>
        <source>SiLU made with Hardsigmoid, quick to compute.</source>
        <translation>Hardsigmoid로 만든 SiLU. 빠르게 계산합니다.</translation>
    </message>
    <message>
        <source>Sets values near zero to zero and leaves the others.</source>
        <translation>0에 가까운 값은 0으로 만들고 나머지는 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Half the width of what becomes zero.</source>
        <translation>0이 되는 구간 너비의 절반.</translation>
    </message>
    <message>
        <source>Sets values near zero to zero and brings the others nearer to it.</source>
        <translation>0에 가까운 값은 0으로 만들고 나머지는 0 쪽으로 당깁니다.</translation>
    </message>
    <message>
        <source>Replaces values up to a threshold by another value.</source>
        <translation>임계값 이하의 값을 다른 값으로 바꿉니다.</translation>
    </message>
    <message>
        <source>Values above this pass.</source>
        <translation>이보다 큰 값은 그대로 지나갑니다.</translation>
    </message>
    <message>
        <source>What stands in for the others.</source>
        <translation>나머지 값 대신 쓰는 값.</translation>
    </message>
    <message>
        <source>Length of the window.</source>
        <translation>윈도의 길이.</translation>
    </message>
    <message>
        <source>Empty points put at both ends.</source>
        <translation>양 끝에 두르는 빈 점의 개수.</translation>
    </message>
    <message>
        <source>Keeps the largest value in each window and so makes the signal shorter.</source>
        <translation>윈도마다 최댓값을 남겨 신호를 짧게 만듭니다.</translation>
    </message>
    <message>
        <source>shorter signals</source>
        <translation>짧아진 신호</translation>
    </message>
    <message>
        <source>Averages each window and so makes the signal shorter.</source>
        <translation>윈도마다 평균을 내어 신호를 짧게 만듭니다.</translation>
    </message>
    <message>
        <source>PositionalEmbedding gets sequences of changing length (%1). Set max_length.</source>
        <translation>PositionalEmbedding에 길이가 바뀌는 시퀀스가 들어옵니다(%1). max_length를 정하십시오.</translation>
    </message>
    <message>
        <source>PositionalEmbedding knows %1 positions but gets sequences of %2. Set max_length to %2 or auto.</source>
        <translation>PositionalEmbedding의 위치는 %1개인데 시퀀스의 길이는 %2입니다. max_length 값을 %2 또는 자동으로 두십시오.</translation>
    </message>
    <message>
        <source>%1 expects %2 features but gets %3 (%4). Set embedding_dim to %3 or auto.</source>
        <translation>%1 입력의 특징은 %2개여야 하는데 %3개입니다(%4). embedding_dim 값을 %3 또는 자동으로 두십시오.</translation>
    </message>
    <message>
        <source>Adds a learned vector for each position, since attention by itself knows no order.</source>
        <translation>위치마다 학습한 벡터를 더합니다. 어텐션만으로는 순서를 알 수 없기 때문입니다.</translation>
    </message>
    <message>
        <source>Length of the longest sequence; auto takes what arrives.</source>
        <translation>가장 긴 시퀀스의 길이. 자동이면 들어오는 값을 씁니다.</translation>
    </message>
    <message>
        <source>Adds fixed waves that tell positions apart; nothing is learned.</source>
        <translation>위치를 구별하는 고정된 파동을 더합니다. 학습하는 것은 없습니다.</translation>
    </message>
    <message>
        <source>How much longer the longest wave is than the shortest.</source>
        <translation>가장 긴 파동이 가장 짧은 파동보다 몇 배 긴지 정합니다.</translation>
    </message>
    <message>
        <source>PReLU has %1 slopes, one for each channel, but gets %2. Set num_parameters to 1 or to the number of channels.</source>
        <translation>PReLU에는 채널마다 하나씩 기울기 %1개가 있는데 입력은 %2입니다. num_parameters를 1 또는 채널 수로 두십시오.</translation>
    </message>
    <message>
        <source>A LeakyReLU that learns its slope, one for all or one for each channel.</source>
        <translation>기울기를 학습하는 LeakyReLU. 전체에 하나 또는 채널마다 하나입니다.</translation>
    </message>
    <message>
        <source>1 for a common slope, or the number of channels.</source>
        <translation>공통 기울기이면 1, 아니면 채널 수.</translation>
    </message>
    <message>
        <source>Slope to begin with.</source>
        <translation>처음에 쓰는 기울기.</translation>
    </message>
    <message>
        <source>For yes-or-no answers given as probabilities, as after Sigmoid.</source>
        <translation>Sigmoid 뒤처럼 확률로 주어진 예/아니요 답에 씁니다.</translation>
    </message>
    <message>
        <source>probabilities between 0 and 1</source>
        <translation>0과 1 사이의 확률</translation>
    </message>
    <message>
        <source>0 or 1, or something between, in the same shape</source>
        <translation>같은 형태의 0 또는 1, 또는 그 사이 값</translation>
    </message>
    <message>
        <source>For yes-or-no answers given as scores. Takes scores as they are, without Sigmoid.</source>
        <translation>점수로 주어진 예/아니요 답에 씁니다. Sigmoid 없이 점수를 그대로 받습니다.</translation>
    </message>
    <message>
        <source>scores, positive for yes</source>
        <translation>점수, 양수이면 &apos;예&apos;</translation>
    </message>
    <message>
        <source>How many times a yes counts; for answers that are rarely yes.</source>
        <translation>&apos;예&apos; 하나를 몇 배로 셀지 정합니다. &apos;예&apos;가 드문 답에 씁니다.</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>How far predicted log probabilities are from those wanted, as for learning from another network.</source>
        <translation>예측한 로그 확률이 원하는 확률에서 얼마나 먼지 잽니다. 다른 신경망에서 배울 때 씁니다.</translation>
    </message>
    <message>
        <source>log probabilities, as after LogSoftmax</source>
        <translation>LogSoftmax 뒤와 같은 로그 확률</translation>
    </message>
    <message>
        <source>probabilities, in the same shape</source>
        <translation>같은 형태의 확률</translation>
    </message>
    <message>
        <source>The target holds log probabilities, too.</source>
        <translation>타깃도 로그 확률입니다.</translation>
    </message>
    <message>
        <source>CrossEntropyLoss for scores that went through LogSoftmax already.</source>
        <translation>이미 LogSoftmax를 거친 점수에 쓰는 CrossEntropyLoss.</translation>
    </message>
    <message>
        <source>log probabilities (N, C)</source>
        <translation>로그 확률 (N, C)</translation>
    </message>
    <message>
        <source>MatMul needs vectors or matrices but gets %1 and %2.</source>
        <translation>MatMul에는 벡터 또는 행렬이 필요합니다(현재 %1 및 %2).</translation>
    </message>
    <message>
        <source>MatMul gets %1 and %2: the last size of a must be the last but one of b, or its only one. A Permute or Transpose can turn one of them.</source>
        <translation>MatMul 입력이 %1 및 %2입니다. a의 마지막 크기가 b의 끝에서 두 번째 크기(크기가 하나면 그 크기)와 같아야 합니다. Permute나 Transpose로 한쪽을 돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Einsum cannot use &quot;%1&quot;: %2.</source>
        <translation>Einsum에 쓸 수 없는 식: &quot;%1&quot;. 원인: %2.</translation>
    </message>
    <message>
        <source>Einsum &quot;%1&quot;: the letter %2 stands for sizes %3 and %4.</source>
        <translation>Einsum &quot;%1&quot;: 문자 %2의 크기가 %3 및 %4로 서로 다릅니다.</translation>
    </message>
    <message>
        <source>Einsum &quot;%1&quot; names %2 tensors, but %3 are wired to it.</source>
        <translation>Einsum &quot;%1&quot;: 식의 텐서는 %2개인데 연결된 텐서는 %3개입니다.</translation>
    </message>
    <message>
        <source>Einsum &quot;%1&quot;: &quot;%2&quot; names %3 dimensions, but the tensor is %4.</source>
        <translation>Einsum &quot;%1&quot;: &quot;%2&quot;의 차원은 %3개인데 텐서는 %4입니다.</translation>
    </message>
    <message>
        <source>Multiplies matrices; leading dimensions are batches that broadcast.</source>
        <translation>행렬을 곱합니다. 앞쪽 차원은 브로드캐스트되는 배치입니다.</translation>
    </message>
    <message>
        <source>matrices (..., m, k) or a vector (k)</source>
        <translation>행렬 (..., m, k) 또는 벡터 (k)</translation>
    </message>
    <message>
        <source>matrices (..., k, n) or a vector (k)</source>
        <translation>행렬 (..., k, n) 또는 벡터 (k)</translation>
    </message>
    <message>
        <source>products (..., m, n)</source>
        <translation>곱 (..., m, n)</translation>
    </message>
    <message>
        <source>Products and sums written with one letter for each dimension.</source>
        <translation>차원마다 문자 하나로 적는 곱과 합.</translation>
    </message>
    <message>
        <source>one tensor for each group of letters</source>
        <translation>문자 묶음마다 텐서 하나</translation>
    </message>
    <message>
        <source>dimensions in the order of the letters behind -&gt;</source>
        <translation>-&gt; 뒤의 문자 순서로 놓은 차원</translation>
    </message>
    <message>
        <source>Such as bij,bjk-&gt;bik; letters missing behind -&gt; are summed over.</source>
        <translation>예: bij,bjk-&gt;bik. -&gt; 뒤에 없는 문자는 합산합니다.</translation>
    </message>
    <message>
        <source>RandomCrop cannot cut %1×%2 out of %3×%4 with a padding of %5.</source>
        <translation>RandomCrop은 패딩이 %5인 %3×%4 이미지에서 %1×%2 크기를 잘라 낼 수 없습니다.</translation>
    </message>
    <message>
        <source>While training, shifts images at random, so that things are learned wherever they lie.</source>
        <translation>학습 중 이미지를 무작위로 옮겨 대상이 어디에 있든 배우게 합니다.</translation>
    </message>
    <message>
        <source>parts of the images; outside training their middle</source>
        <translation>이미지의 일부. 학습이 아닐 때는 가운데 부분</translation>
    </message>
    <message>
        <source>Black pixels put around an image before a part of it is taken.</source>
        <translation>일부를 가져오기 전에 이미지 둘레에 두르는 검은 픽셀의 폭.</translation>
    </message>
    <message>
        <source>Height and width of the part.</source>
        <translation>가져올 부분의 높이와 너비.</translation>
    </message>
    <message>
        <source>as the images</source>
        <translation>이미지와 같게</translation>
    </message>
    <message>
        <source>RandomErasing has min_area above max_area.</source>
        <translation>RandomErasing의 min_area가 max_area보다 큽니다.</translation>
    </message>
    <message>
        <source>While training, blots out a box in some images, so that no single part is relied upon.</source>
        <translation>학습 중 일부 이미지에서 상자 하나를 지워 어느 한 부분에만 의존하지 않게 합니다.</translation>
    </message>
    <message>
        <source>Share of the images that get a box.</source>
        <translation>상자를 넣는 이미지의 비율.</translation>
    </message>
    <message>
        <source>Area of the smallest box, as a share of the image.</source>
        <translation>이미지 면적에 대한 가장 작은 상자 면적의 비율.</translation>
    </message>
    <message>
        <source>Area of the largest box, as a share of the image.</source>
        <translation>이미지 면적에 대한 가장 큰 상자 면적의 비율.</translation>
    </message>
    <message>
        <source>What the box is filled with.</source>
        <translation>상자를 채우는 값.</translation>
    </message>
    <message>
        <source>While training, exchanges left and right of some images, so that both are learned.</source>
        <translation>학습 중 일부 이미지의 왼쪽과 오른쪽을 바꿔 둘 다 배우게 합니다.</translation>
    </message>
    <message>
        <source>Share of the images that are flipped.</source>
        <translation>뒤집는 이미지의 비율.</translation>
    </message>
    <message>
        <source>While training, turns some images upside down.</source>
        <translation>학습 중 일부 이미지의 위아래를 뒤집습니다.</translation>
    </message>
    <message>
        <source>While training, turns images about their centres by random angles.</source>
        <translation>학습 중 이미지를 중심 둘레로 임의의 각도만큼 돌립니다.</translation>
    </message>
    <message>
        <source>Largest angle, in either direction.</source>
        <translation>어느 방향으로든 가장 큰 각도.</translation>
    </message>
    <message>
        <source>%1 takes sequences (N, T, C) but gets %2. Reshape can make sequences of rows.</source>
        <translation>%1 입력은 시퀀스(N, T, C)여야 합니다(현재 %2). Reshape로 행에서 시퀀스를 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 expects %2 numbers in each step but gets %3 (%4). Set input_size to %3 or auto.</source>
        <translation>%1 입력은 스텝마다 숫자 %2개여야 하는데 %3개입니다(%4). input_size 값을 %3 또는 자동으로 두십시오.</translation>
    </message>
    <message>
        <source>first state (layers x directions, N, hidden_size); else zeros</source>
        <translation>처음 상태 (레이어 수 x 방향 수, N, hidden_size). 없으면 0</translation>
    </message>
    <message>
        <source>first cell state (layers x directions, N, hidden_size); else zeros</source>
        <translation>처음 셀 상태 (레이어 수 x 방향 수, N, hidden_size). 없으면 0</translation>
    </message>
    <message>
        <source>steps of each sequence (N); what follows is not read</source>
        <translation>시퀀스마다 스텝의 개수 (N). 그 뒤는 읽지 않음</translation>
    </message>
    <message>
        <source>state of the last layer after each step</source>
        <translation>스텝마다 마지막 레이어의 상태</translation>
    </message>
    <message>
        <source>last state of each layer (layers x directions, N, hidden_size)</source>
        <translation>각 레이어의 마지막 상태 (레이어 수 x 방향 수, N, hidden_size)</translation>
    </message>
    <message>
        <source>last cell state of each layer (layers x directions, N, hidden_size)</source>
        <translation>각 레이어의 마지막 셀 상태 (레이어 수 x 방향 수, N, hidden_size)</translation>
    </message>
    <message>
        <source>Layers, each of which reads the states of the one before.</source>
        <translation>레이어의 개수. 각 레이어가 앞 레이어의 상태를 읽습니다.</translation>
    </message>
    <message>
        <source>The input is (N, T, C); without it (T, N, C).</source>
        <translation>켜면 입력이 (N, T, C), 끄면 (T, N, C)입니다.</translation>
    </message>
    <message>
        <source>Share of the values between layers set to zero while training.</source>
        <translation>학습 중 레이어 사이에서 0으로 만드는 값의 비율.</translation>
    </message>
    <message>
        <source>Also read each sequence from its end; the states stand side by side.</source>
        <translation>시퀀스를 끝에서부터도 읽습니다. 두 상태를 나란히 놓습니다.</translation>
    </message>
    <message>
        <source>Reads a sequence step by step with a memory that gates open and close.</source>
        <translation>게이트가 여닫는 기억을 가지고 시퀀스를 스텝마다 읽습니다.</translation>
    </message>
    <message>
        <source>Reads a sequence step by step; a smaller, faster relative of LSTM.</source>
        <translation>시퀀스를 스텝마다 읽습니다. LSTM보다 작고 빠른 방식입니다.</translation>
    </message>
    <message>
        <source>Reads a sequence step by step with a plain state; forgets sooner than LSTM.</source>
        <translation>단순한 상태로 시퀀스를 스텝마다 읽습니다. LSTM보다 빨리 잊습니다.</translation>
    </message>
    <message>
        <source>%1 takes one step of features (N, C) but gets %2.</source>
        <translation>%1 입력은 특징의 한 스텝(N, C)이어야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 expects %2 features but gets %3 (%4). Set input_size to %3 or auto.</source>
        <translation>%1 입력의 특징은 %2개여야 하는데 %3개입니다(%4). input_size 값을 %3 또는 자동으로 두십시오.</translation>
    </message>
    <message>
        <source>one step of features (N, C)</source>
        <translation>특징의 한 스텝 (N, C)</translation>
    </message>
    <message>
        <source>state before (N, hidden_size); else zeros</source>
        <translation>이전 상태 (N, hidden_size). 없으면 0</translation>
    </message>
    <message>
        <source>cell state before (N, hidden_size); else zeros</source>
        <translation>이전 셀 상태 (N, hidden_size). 없으면 0</translation>
    </message>
    <message>
        <source>state after the step (N, hidden_size)</source>
        <translation>스텝 뒤의 상태 (N, hidden_size)</translation>
    </message>
    <message>
        <source>cell state after the step (N, hidden_size)</source>
        <translation>스텝 뒤의 셀 상태 (N, hidden_size)</translation>
    </message>
    <message>
        <source>One step of RNN, for graphs that carry the state themselves.</source>
        <translation>RNN의 한 스텝. 상태를 직접 전달하는 그래프에 씁니다.</translation>
    </message>
    <message>
        <source>One step of LSTM, for graphs that carry the state themselves.</source>
        <translation>LSTM의 한 스텝. 상태를 직접 전달하는 그래프에 씁니다.</translation>
    </message>
    <message>
        <source>One step of GRU, for graphs that carry the state themselves.</source>
        <translation>GRU의 한 스텝. 상태를 직접 전달하는 그래프에 씁니다.</translation>
    </message>
    <message>
        <source>Numbers in each step of the input; auto takes what arrives.</source>
        <translation>입력의 스텝마다 숫자의 개수. 자동이면 들어오는 값을 씁니다.</translation>
    </message>
    <message>
        <source>Size of the state that is carried from step to step.</source>
        <translation>스텝에서 스텝으로 전달하는 상태의 크기.</translation>
    </message>
    <message>
        <source>Also learn numbers added to each sum.</source>
        <translation>합마다 더하는 숫자도 학습합니다.</translation>
    </message>
    <message>
        <source>What is applied to each sum; relu can grow without bound.</source>
        <translation>합마다 적용하는 함수. relu는 한없이 커질 수 있습니다.</translation>
    </message>
    <message>
        <source>Reduce by %1 needs floating numbers but gets %2. Put a Cast before it.</source>
        <translation>%1 축소(Reduce)에는 부동소수점 수가 필요합니다(현재 %2). 앞에 Cast를 두십시오.</translation>
    </message>
    <message>
        <source>Makes one number of many: their sum, mean, maximum, spread ...</source>
        <translation>여러 숫자를 하나로 만듭니다: 합, 평균, 최댓값, 표준편차 등.</translation>
    </message>
    <message>
        <source>the input without the reduced dimensions</source>
        <translation>축소한 차원을 뺀 입력</translation>
    </message>
    <message>
        <source>How the numbers become one; norm is the root of the sum of squares.</source>
        <translation>여러 숫자를 하나로 만드는 방법. norm은 제곱합의 제곱근입니다.</translation>
    </message>
    <message>
        <source>Dimensions to reduce; none means all.</source>
        <translation>축소할 차원. 없으면 모든 차원입니다.</translation>
    </message>
    <message>
        <source>Keeps reduced dimensions with size 1, so that the result broadcasts.</source>
        <translation>결과를 브로드캐스트할 수 있도록 축소한 차원을 크기 1로 남깁니다.</translation>
    </message>
    <message>
        <source>Tells where along a dimension the largest number stands, such as the class with the best score.</source>
        <translation>한 차원에서 가장 큰 숫자가 있는 위치를 알려 줍니다. 예: 점수가 가장 높은 클래스.</translation>
    </message>
    <message>
        <source>places, counted from 0; without the dimension</source>
        <translation>위치, 0부터 셈. 그 차원은 빠짐</translation>
    </message>
    <message>
        <source>Dimension to search.</source>
        <translation>찾을 차원.</translation>
    </message>
    <message>
        <source>Otherwise the smallest number is searched.</source>
        <translation>아니면 가장 작은 숫자를 찾습니다.</translation>
    </message>
    <message>
        <source>Replaces every number by the sum of all up to it along a dimension.</source>
        <translation>한 차원을 따라 각 숫자를 거기까지의 합으로 바꿉니다.</translation>
    </message>
    <message>
        <source>Dimension to add along.</source>
        <translation>더해 나갈 차원.</translation>
    </message>
    <message>
        <source>GaussianNLLLoss needs a variance for each number of %1, but var is %2.</source>
        <translation>GaussianNLLLoss에는 %1의 숫자마다 분산이 필요한데 var는 %2입니다.</translation>
    </message>
    <message>
        <source>Average distance to the target; far-off examples count less than with MSELoss.</source>
        <translation>타깃까지의 평균 거리. 멀리 벗어난 예제의 영향이 MSELoss보다 작습니다.</translation>
    </message>
    <message>
        <source>Squares small differences and takes large ones as they are, so that outliers do not rule.</source>
        <translation>작은 차이는 제곱하고 큰 차이는 그대로 써서 이상치에 휘둘리지 않게 합니다.</translation>
    </message>
    <message>
        <source>Differences below this are squared.</source>
        <translation>차이가 이보다 작으면 제곱합니다.</translation>
    </message>
    <message>
        <source>SmoothL1Loss times delta: squares up to delta, straight lines beyond.</source>
        <translation>SmoothL1Loss에 delta를 곱한 값. delta까지는 제곱, 그 밖은 직선입니다.</translation>
    </message>
    <message>
        <source>Differences up to this are squared.</source>
        <translation>차이가 이 값 이하이면 제곱합니다.</translation>
    </message>
    <message>
        <source>For predicting counts: how unlikely the counts are at the predicted rates.</source>
        <translation>개수를 예측할 때 씁니다. 예측한 발생률에서 그 개수가 나올 가능성이 얼마나 낮은지 잽니다.</translation>
    </message>
    <message>
        <source>rates, or their logarithms</source>
        <translation>발생률 또는 그 로그</translation>
    </message>
    <message>
        <source>counts, in the same shape</source>
        <translation>같은 형태의 개수</translation>
    </message>
    <message>
        <source>The input is the logarithm of the rate.</source>
        <translation>입력이 발생률의 로그입니다.</translation>
    </message>
    <message>
        <source>Add what depends on the target alone.</source>
        <translation>타깃에만 달린 항을 더합니다.</translation>
    </message>
    <message>
        <source>Keeps the logarithm of zero away without log_input.</source>
        <translation>log_input을 쓰지 않을 때 0의 로그를 피하게 합니다.</translation>
    </message>
    <message>
        <source>For predicting numbers and how sure they are: how unlikely the target is under a bell curve.</source>
        <translation>숫자와 그 확신 정도를 예측할 때 씁니다. 종 모양 곡선에서 타깃이 나올 가능성이 얼마나 낮은지 잽니다.</translation>
    </message>
    <message>
        <source>predicted means</source>
        <translation>예측한 평균</translation>
    </message>
    <message>
        <source>predicted variances, above zero</source>
        <translation>예측한 분산(0보다 큼)</translation>
    </message>
    <message>
        <source>Add the constant of the bell curve.</source>
        <translation>종 모양 곡선의 상수 항을 더합니다.</translation>
    </message>
    <message>
        <source>Smallest variance that counts.</source>
        <translation>인정하는 가장 작은 분산.</translation>
    </message>
    <message>
        <source>Upsample leaves nothing of %1. Make scale_factor larger.</source>
        <translation>Upsample을 거치면 %1 입력에서 남는 것이 없습니다. scale_factor를 늘리십시오.</translation>
    </message>
    <message>
        <source>Makes images larger by repeating or blending their pixels; nothing is learned.</source>
        <translation>픽셀을 반복하거나 섞어 이미지를 크게 만듭니다. 학습하는 것은 없습니다.</translation>
    </message>
    <message>
        <source>larger images</source>
        <translation>커진 이미지</translation>
    </message>
    <message>
        <source>Height and width that come out.</source>
        <translation>출력의 높이와 너비.</translation>
    </message>
    <message>
        <source>by scale_factor</source>
        <translation>scale_factor에 따름</translation>
    </message>
    <message>
        <source>How many times larger images become where no size is given.</source>
        <translation>크기를 지정하지 않았을 때 이미지를 몇 배로 키울지 정합니다.</translation>
    </message>
    <message>
        <source>Repeat the nearest pixel, or blend neighbours.</source>
        <translation>가장 가까운 픽셀을 반복하거나 이웃 픽셀을 섞습니다.</translation>
    </message>
    <message>
        <source>The outermost pixels fall on each other when blending.</source>
        <translation>섞을 때 가장 바깥 픽셀끼리 서로 겹치게 맞춥니다.</translation>
    </message>
    <message>
        <source>Pad takes two numbers for each dimension, the last dimension first, but has (%1) for %2.</source>
        <translation>Pad에는 마지막 차원부터 차원마다 숫자 두 개가 필요한데 %2 입력에 지정한 값은 (%1)입니다.</translation>
    </message>
    <message>
        <source>Pad cannot take %1 points from a size of %2 (%3). Use less, or constant.</source>
        <translation>Pad: 크기 %2(%3)에서 점 %1개를 가져올 수 없습니다. 개수를 줄이거나 constant를 쓰십시오.</translation>
    </message>
    <message>
        <source>Pad leaves nothing of %1.</source>
        <translation>Pad를 거치면 %1 입력에서 남는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Puts points around images or signals: a number, their mirror image, edge or other side.</source>
        <translation>이미지나 신호 둘레에 점을 두릅니다. 숫자, 거울상, 가장자리 또는 반대쪽의 값을 씁니다.</translation>
    </message>
    <message>
        <source>larger by the padding</source>
        <translation>패딩만큼 커짐</translation>
    </message>
    <message>
        <source>Left, right, top, bottom; negative takes points away.</source>
        <translation>왼쪽, 오른쪽, 위, 아래. 음수이면 점을 잘라 냅니다.</translation>
    </message>
    <message>
        <source>What is put around: a number, the mirror image, the edge or the other side.</source>
        <translation>둘레에 두르는 값: 숫자, 거울상, 가장자리 또는 반대쪽.</translation>
    </message>
    <message>
        <source>The number put around in constant mode.</source>
        <translation>constant 모드에서 둘레에 두르는 숫자.</translation>
    </message>
    <message>
        <source>PixelShuffle makes %1 pixels of as many channels, but %2 channels (%3) cannot be divided by %1.</source>
        <translation>PixelShuffle은 채널 %1개마다 픽셀 %1개를 만드는데, 채널 %2개(%3)는 %1개씩 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>PixelUnshuffle cannot divide images of %1 by %2.</source>
        <translation>PixelUnshuffle: %1 이미지를 다음 값으로 나눌 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>Lays channels out as pixels, so that images become larger without new numbers.</source>
        <translation>채널을 픽셀로 펼쳐 새 숫자 없이 이미지를 크게 만듭니다.</translation>
    </message>
    <message>
        <source>larger images of fewer channels</source>
        <translation>채널이 줄고 커진 이미지</translation>
    </message>
    <message>
        <source>How many times larger images become; channels must divide by its square.</source>
        <translation>이미지를 몇 배로 키울지 정합니다. 채널 수가 이 값의 제곱으로 나누어떨어져야 합니다.</translation>
    </message>
    <message>
        <source>Lays pixels out as channels, the reverse of PixelShuffle.</source>
        <translation>픽셀을 채널로 펼칩니다. PixelShuffle의 반대입니다.</translation>
    </message>
    <message>
        <source>smaller images of more channels</source>
        <translation>채널이 늘고 작아진 이미지</translation>
    </message>
    <message>
        <source>How many times smaller images become.</source>
        <translation>이미지를 몇 분의 1로 줄일지 정합니다.</translation>
    </message>
    <message>
        <source>%1 takes sequences of vectors (N, T, C) but gets %2.</source>
        <translation>%1 입력은 벡터의 시퀀스(N, T, C)여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 cannot share out %2 features evenly among %3 heads. Set %4 to %5.</source>
        <translation>%1: 특징 %2개를 헤드 %3개에 고르게 나눌 수 없습니다. %4 값을 다음으로 바꾸십시오: %5.</translation>
    </message>
    <message>
        <source>%1 takes one length for each of the %2 sequences, but gets %3.</source>
        <translation>%1 입력은 시퀀스 %2개마다 길이 하나여야 합니다(현재 %3).</translation>
    </message>
    <message>
        <source>Sequences lie as (N, T, C), the batch first; else as (T, N, C).</source>
        <translation>시퀀스가 배치를 앞에 둔 (N, T, C)로 놓입니다. 끄면 (T, N, C)입니다.</translation>
    </message>
    <message>
        <source>GLU cuts dimension %1 in half, but its size in %2 is odd. Make it even.</source>
        <translation>GLU는 차원 %1번을 절반으로 나누는데 %2에서 그 크기가 홀수입니다. 짝수로 만드십시오.</translation>
    </message>
    <message>
        <source>A ReLU that bends smoothly down to -alpha instead of staying at zero.</source>
        <translation>0에 머무는 대신 -alpha까지 매끄럽게 내려가는 ReLU.</translation>
    </message>
    <message>
        <source>Where the function ends on the left, with the sign turned.</source>
        <translation>함수가 왼쪽 끝에서 다가가는 값. 부호를 뒤집은 값입니다.</translation>
    </message>
    <message>
        <source>An ELU scaled so that values keep mean 0 and spread 1 through many layers.</source>
        <translation>많은 레이어를 거쳐도 값이 평균 0, 표준편차 1을 유지하도록 배율을 맞춘 ELU.</translation>
    </message>
    <message>
        <source>An ELU whose slope has no jump whatever alpha is.</source>
        <translation>alpha가 얼마이든 기울기가 갑자기 바뀌지 않는 ELU.</translation>
    </message>
    <message>
        <source>The input times its sigmoid: a smooth ReLU with a small dip, usual in newer networks.</source>
        <translation>입력에 자신의 시그모이드를 곱한 값. 조금 오목하게 들어간 매끄러운 ReLU로, 최근 신경망에서 흔히 씁니다.</translation>
    </message>
    <message>
        <source>A smooth ReLU with a small dip, close to SiLU.</source>
        <translation>조금 오목하게 들어간 매끄러운 ReLU. SiLU와 비슷합니다.</translation>
    </message>
    <message>
        <source>A smooth ReLU that is always above zero, as a spread or a rate must be.</source>
        <translation>항상 0보다 큰 매끄러운 ReLU. 표준편차나 발생률처럼 양수여야 하는 값에 씁니다.</translation>
    </message>
    <message>
        <source>How sharp the bend is.</source>
        <translation>굽은 곳의 날카로운 정도.</translation>
    </message>
    <message>
        <source>Above this the input is passed on as it is.</source>
        <translation>입력이 이보다 크면 그대로 내보냅니다.</translation>
    </message>
    <message>
        <source>Squeezes values between -1 and 1, more gently than Tanh.</source>
        <translation>값을 -1과 1 사이로 Tanh보다 완만하게 압축합니다.</translation>
    </message>
    <message>
        <source>The logarithm of the sigmoid, exact where the sigmoid itself is nearly zero.</source>
        <translation>시그모이드의 로그. 시그모이드가 0에 가까운 곳에서도 정확합니다.</translation>
    </message>
    <message>
        <source>The input less its Tanh: small values vanish, large ones shrink by 1.</source>
        <translation>입력에서 Tanh를 뺀 값. 작은 값은 사라지고 큰 값은 1만큼 줄어듭니다.</translation>
    </message>
    <message>
        <source>Lets the second half of a dimension decide how much of the first half passes.</source>
        <translation>차원의 뒤쪽 절반이 앞쪽 절반을 얼마나 통과시킬지 정합니다.</translation>
    </message>
    <message>
        <source>half of the dimension</source>
        <translation>차원의 절반</translation>
    </message>
    <message>
        <source>Dimension that is cut in half; -1 is the last.</source>
        <translation>절반으로 나누는 차원. -1은 마지막 차원입니다.</translation>
    </message>
    <message>
        <source>%1 gets %2 and %3: counted from the right, sizes must be equal or 1.</source>
        <translation>%1 입력이 %2 및 %3입니다. 오른쪽부터 세어 크기가 같거나 1이어야 합니다.</translation>
    </message>
    <message>
        <source>%1 names dimension %2 twice.</source>
        <translation>%1: 두 번 지정된 차원: %2.</translation>
    </message>
    <message>
        <source>TransformerDecoderLayer gets a target %1 but a memory %2: batch and features must be equal.</source>
        <translation>TransformerDecoderLayer의 타깃은 %1인데 메모리는 %2입니다. 배치와 특징이 같아야 합니다.</translation>
    </message>
    <message>
        <source>Self-attention, attention to a memory and two linear layers, each with a norm and a way past.</source>
        <translation>셀프 어텐션, 메모리에 대한 어텐션, 선형 레이어 두 개. 각각 정규화와 우회로가 있습니다.</translation>
    </message>
    <message>
        <source>what an encoder made of its sequences (N, S, C)</source>
        <translation>인코더가 시퀀스에서 만든 것 (N, S, C)</translation>
    </message>
    <message>
        <source>how many positions of each sequence count (N)</source>
        <translation>시퀀스마다 유효한 위치의 개수 (N)</translation>
    </message>
    <message>
        <source>how many positions of each memory count (N)</source>
        <translation>메모리마다 유효한 위치의 개수 (N)</translation>
    </message>
    <message>
        <source>the same shape as tgt</source>
        <translation>tgt와 같은 형태</translation>
    </message>
    <message>
        <source>Self-attention and two linear layers, each with a norm and a way past it.</source>
        <translation>셀프 어텐션과 선형 레이어 두 개. 각각 정규화와 우회로가 있습니다.</translation>
    </message>
    <message>
        <source>How many things each position can look for at once; divides d_model.</source>
        <translation>위치마다 한 번에 찾아볼 수 있는 것의 개수. d_model의 약수여야 합니다.</translation>
    </message>
    <message>
        <source>Width of the two linear layers in between; usually four times d_model.</source>
        <translation>중간에 있는 선형 레이어 두 개의 너비. 보통 d_model의 네 배입니다.</translation>
    </message>
    <message>
        <source>Function between the two linear layers.</source>
        <translation>두 선형 레이어 사이의 함수.</translation>
    </message>
    <message>
        <source>Normalize before attention and linear layers, which trains deep stacks more steadily.</source>
        <translation>어텐션과 선형 레이어 앞에서 정규화합니다. 깊이 쌓은 레이어를 더 안정적으로 학습합니다.</translation>
    </message>
    <message>
        <source>%1 expects %2 features but gets %3 (%4). Set d_model to %3 or auto.</source>
        <translation>%1 입력의 특징은 %2개여야 하는데 %3개입니다(%4). d_model을 %3 또는 자동으로 두십시오.</translation>
    </message>
    <message>
        <source>softplus: beta must not be 0.</source>
        <translation>softplus: beta는 0이 아니어야 합니다.</translation>
    </message>
    <message>
        <source>celu: alpha must not be 0.</source>
        <translation>celu: alpha는 0이 아니어야 합니다.</translation>
    </message>
    <message>
        <source>hardtanh: min_val must be smaller than max_val.</source>
        <translation>hardtanh: min_val은 max_val보다 작아야 합니다.</translation>
    </message>
    <message>
        <source>softshrink: lambda must be at least 0.</source>
        <translation>softshrink: lambda는 0 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>%1: an input of shape (N, C, ...) with %2 further dimensions is needed, not %3.</source>
        <translation>%1: 뒤따르는 차원이 %2개인 형태 (N, C, ...)의 입력이 필요합니다(현재 %3).</translation>
    </message>
    <message>
        <source>%1: shape %2 cannot be brought to a size of %3.</source>
        <translation>%1: 형태 %2의 크기를 다음 값으로 맞출 수 없습니다: %3.</translation>
    </message>
    <message>
        <source>index: a mask of shape %1 does not fit a tensor of shape %2 from dimension %3 on.</source>
        <translation>index: 형태가 %1인 마스크는 형태가 %2인 텐서의 차원 %3번부터 맞지 않습니다.</translation>
    </message>
    <message>
        <source>index: %1 indices are given for a tensor of %2 dimensions.</source>
        <translation>index: 인덱스 %1개를 지정했지만 텐서의 차원은 %2개입니다.</translation>
    </message>
    <message>
        <source>%1: the index must be int64 or int32, not %2.</source>
        <translation>%1: 인덱스는 int64 또는 int32여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>index: at least one index is needed.</source>
        <translation>index: 인덱스가 하나 이상 필요합니다.</translation>
    </message>
    <message>
        <source>scaled_dot_product_attention: query %1, key %2 and value %3 do not fit: query and key need rows of one size, key and value as many rows.</source>
        <translation>scaled_dot_product_attention: query %1, key %2, value %3의 형태가 맞지 않습니다. query와 key는 행의 크기가 같아야 하고, key와 value는 행의 개수가 같아야 합니다.</translation>
    </message>
    <message>
        <source>scaled_dot_product_attention: query, key and value must be of one floating type, but they are %1, %2 and %3.</source>
        <translation>scaled_dot_product_attention: query, key, value는 같은 부동소수점 자료형이어야 합니다(현재 %1, %2, %3).</translation>
    </message>
    <message>
        <source>self_attention: rows of queries, keys and values of shape %1 cannot be divided into three times %2 heads.</source>
        <translation>self_attention: 형태가 %1인 query, key, value의 행을 헤드 %2개의 세 배로 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>bilinear: inputs of shape %1 and %2 do not fit a weight of shape %3, which is (out_features, in1_features, in2_features).</source>
        <translation>bilinear: 형태가 %1 및 %2인 입력은 형태가 %3인 weight에 맞지 않습니다. weight의 형태는 (out_features, in1_features, in2_features)입니다.</translation>
    </message>
    <message>
        <source>cat: tensors without dimensions cannot be joined; use stack.</source>
        <translation>cat: 차원이 없는 텐서는 이어 붙일 수 없습니다. stack을 쓰십시오.</translation>
    </message>
    <message>
        <source>%1: sequences of shape (N, C, L) are needed, not %2.</source>
        <translation>%1: 형태가 (N, C, L)인 시퀀스가 필요합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1: filters have three dimensions, channels twice and size, not shape %2.</source>
        <translation>%1: 필터에는 채널 둘과 크기, 세 차원이 있어야 합니다(현재 형태 %2).</translation>
    </message>
    <message>
        <source>conv3d: volumes of shape (N, C, D, H, W) are needed, not %1.</source>
        <translation>conv3d: 형태가 (N, C, D, H, W)인 볼륨이 필요합니다(현재 %1).</translation>
    </message>
    <message>
        <source>conv3d: volumes of shape %1 do not fit filters of shape %2 in %3 group(s); filters are (out_channels, in_channels / groups, depth, height, width).</source>
        <translation>conv3d: 형태가 %1인 볼륨은 그룹 %3개에서 형태가 %2인 필터에 맞지 않습니다. 필터의 형태는 (out_channels, in_channels / groups, depth, height, width)입니다.</translation>
    </message>
    <message>
        <source>conv3d: stride and dilation must be at least 1, and padding at least 0.</source>
        <translation>conv3d: stride, dilation은 1 이상, padding은 0 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>conv3d: filters of shape %1 do not fit into volumes of shape %2. Use a smaller kernel or more padding.</source>
        <translation>conv3d: 형태가 %1인 필터가 형태 %2의 볼륨에 들어가지 않습니다. 커널을 줄이거나 패딩을 늘리십시오.</translation>
    </message>
    <message>
        <source>conv_transpose2d: stride, dilation and groups must be at least 1, and padding at least 0.</source>
        <translation>conv_transpose2d: stride, dilation, groups는 1 이상, padding은 0 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>conv_transpose2d: an output_padding of %1 must be smaller than stride (%2) or dilation (%3).</source>
        <translation>conv_transpose2d: output_padding 값 %1의 크기가 잘못되었습니다. stride(%2) 또는 dilation(%3)보다 작아야 합니다.</translation>
    </message>
    <message>
        <source>conv_transpose2d: images of shape %1 do not fit filters of shape %2 in %3 group(s); filters are (in_channels, out_channels / groups, height, width).</source>
        <translation>conv_transpose2d: 형태가 %1인 이미지는 그룹 %3개에서 형태가 %2인 필터에 맞지 않습니다. 필터의 형태는 (in_channels, out_channels / groups, height, width)입니다.</translation>
    </message>
    <message>
        <source>conv_transpose2d: a bias of shape %1 does not fit filters of shape %2.</source>
        <translation>conv_transpose2d: 형태가 %1인 bias는 형태가 %2인 필터에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>conv_transpose2d: the images are %1 but the filters are %2.</source>
        <translation>conv_transpose2d: 이미지의 자료형은 %1인데 필터는 %2입니다.</translation>
    </message>
    <message>
        <source>conv_transpose2d: nothing is left of images of shape %1 with padding (%2, %3). Use less padding.</source>
        <translation>conv_transpose2d: 형태가 %1인 이미지에 패딩 (%2, %3)을 쓰면 남는 것이 없습니다. 패딩을 줄이십시오.</translation>
    </message>
    <message>
        <source>arange: steps of %1 do not lead from %2 to %3.</source>
        <translation>arange: 간격 %1의 걸음으로는 %2에서 %3까지 갈 수 없습니다.</translation>
    </message>
    <message>
        <source>linspace: the number of steps must not be negative; got %1.</source>
        <translation>linspace: steps는 음수일 수 없습니다(현재 %1).</translation>
    </message>
    <message>
        <source>randint: there is no whole number in [%1, %2).</source>
        <translation>randint: 범위 [%1, %2)에 정수가 없습니다.</translation>
    </message>
    <message>
        <source>einsum: &quot;%1&quot; cannot be read: %2.</source>
        <translation>einsum: 읽을 수 없는 식: &quot;%1&quot;. 원인: %2.</translation>
    </message>
    <message>
        <source>einsum: a letter stands for sizes %1 and %2.</source>
        <translation>einsum: 한 글자가 서로 다른 크기 %1 및 %2에 쓰였습니다.</translation>
    </message>
    <message>
        <source>einsum: &quot;%1&quot; does not fit an operand of shape %2.</source>
        <translation>einsum: &quot;%1&quot; 항은 형태가 %2인 피연산자에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>clamp: at least one of min and max is needed.</source>
        <translation>clamp: min과 max 중 하나 이상이 필요합니다.</translation>
    </message>
    <message>
        <source>embedding: the indices must be whole numbers (int64), not %1.</source>
        <translation>embedding: 인덱스는 정수(int64)여야 합니다(현재 %1).</translation>
    </message>
    <message>
        <source>embedding: the weight must be a table (rows, dim), but its shape is %1.</source>
        <translation>embedding: weight는 표(rows, dim)여야 하는데 형태가 %1입니다.</translation>
    </message>
    <message>
        <source>embedding: padding_idx %1 is outside the table of %2 rows.</source>
        <translation>embedding: padding_idx 값 %1번은 %2행인 표의 범위를 벗어납니다.</translation>
    </message>
    <message>
        <source>%1 changes data before the first layer; no gradient passes through it, but its input requires one. Move it to the data.</source>
        <translation>%1 노드는 첫 레이어 앞에서 데이터를 바꿉니다. 그래디언트가 지나갈 수 없는데 입력에 그래디언트가 필요합니다. 데이터 쪽으로 옮기십시오.</translation>
    </message>
    <message>
        <source>%1 takes floating numbers, not %2.</source>
        <translation>%1 입력은 부동소수점 수여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 got %2 settings for a batch of shape %3.</source>
        <translation>%1: 형태가 %3인 배치에 설정 %2개를 받았습니다.</translation>
    </message>
    <message>
        <source>erase_boxes: a box reaches outside images of shape %1.</source>
        <translation>erase_boxes: 상자가 형태 %1의 이미지를 벗어납니다.</translation>
    </message>
    <message>
        <source>mix_examples: there is no example %1 in a batch of %2.</source>
        <translation>mix_examples: 예제 %2개인 배치에 %1번 예제가 없습니다.</translation>
    </message>
    <message>
        <source>glu: dimension %1 of shape %2 must have an even size.</source>
        <translation>glu: 형태 %2의 차원 %1번은 크기가 짝수여야 합니다.</translation>
    </message>
    <message>
        <source>%1: %2 has shape %3, but the input has %4 channels (shape %5).</source>
        <translation>%1: %2의 형태가 %3인데 입력의 채널은 %4개입니다(형태 %5).</translation>
    </message>
    <message>
        <source>%1: %2 is %3 but the input is %4.</source>
        <translation>%1: %2의 자료형은 %3인데 입력은 %4입니다.</translation>
    </message>
    <message>
        <source>%1: an input of shape %2 cannot be divided into %3 groups of channels.</source>
        <translation>%1: 형태가 %2인 입력의 채널을 그룹 %3개로 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>instance_norm: an input of shape (N, C, ...) is needed, not %1.</source>
        <translation>instance_norm: 형태가 (N, C, ...)인 입력이 필요합니다(현재 %1).</translation>
    </message>
    <message>
        <source>%1: a leaf that requires a gradient cannot be changed in place while recording.</source>
        <translation>%1: 그래디언트가 필요한 리프는 기록 중에 제자리에서 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>%1: several elements of this expanded tensor share one place in memory; change a clone() of it.</source>
        <translation>%1: 확장된 이 텐서의 여러 원소가 메모리의 한 자리를 공유합니다. clone()으로 만든 사본을 바꾸십시오.</translation>
    </message>
    <message>
        <source>%1: gradients cannot flow through a change of a view, since the tensor it looks into has a history of its own. Build the result with where, index_put or cat instead.</source>
        <translation>%1: 뷰가 가리키는 텐서에 자체 기록이 있어 뷰의 변경을 통해서는 그래디언트가 흐를 수 없습니다. 대신 where, index_put 또는 cat으로 결과를 만드십시오.</translation>
    </message>
    <message>
        <source>%1: shape %2 does not broadcast to the shape %3 of the target.</source>
        <translation>%1: 형태 %2에서 대상의 형태인 %3 크기로 브로드캐스트할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1: an index of shape %2 does not fit a tensor of shape %3: it needs as many dimensions, and outside dimension %4 sizes at most as large.</source>
        <translation>%1: 형태가 %2인 인덱스는 형태가 %3인 텐서에 맞지 않습니다. 차원 수가 같아야 하고, 차원 %4 외의 크기는 텐서보다 크지 않아야 합니다.</translation>
    </message>
    <message>
        <source>%1: a source of shape %2 does not cover an index of shape %3.</source>
        <translation>%1: 형태가 %2인 원본으로는 형태가 %3인 인덱스를 모두 채울 수 없습니다.</translation>
    </message>
    <message>
        <source>index_select: a vector of indices into a tensor with dimensions is needed; got %1 and %2.</source>
        <translation>index_select: 차원이 있는 텐서와 인덱스 벡터가 필요합니다(현재 %1 및 %2).</translation>
    </message>
    <message>
        <source>index_add: a source of shape %1 is given where %2 is needed.</source>
        <translation>index_add: 형태가 %2인 원본이 필요합니다(현재 %1).</translation>
    </message>
    <message>
        <source>%1: the mask must be bool, not %2.</source>
        <translation>%1: 마스크는 bool이어야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>one_hot: the number of classes cannot be found from no labels.</source>
        <translation>one_hot: 레이블이 없으면 클래스의 개수를 알 수 없습니다.</translation>
    </message>
    <message>
        <source>interpolate: the mode is nearest, nearest-exact, linear, bilinear, trilinear, bicubic or area, not %1.</source>
        <translation>interpolate: mode는 nearest, nearest-exact, linear, bilinear, trilinear, bicubic, area 중 하나입니다(현재 %1).</translation>
    </message>
    <message>
        <source>interpolate: an input of shape (N, C, ...) with one size for each further dimension is needed, not shape %1 with %2.</source>
        <translation>interpolate: 형태가 (N, C, ...)인 입력과 뒤따르는 차원마다 크기 하나가 필요합니다(현재 형태 %1, 크기 %2).</translation>
    </message>
    <message>
        <source>interpolate: the input is %1; convert it to float32 first.</source>
        <translation>interpolate: 입력의 자료형이 %1입니다. 먼저 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>interpolate: shape %1 cannot be brought to a size of %2.</source>
        <translation>interpolate: 형태 %1의 크기를 다음 값으로 맞출 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>last_step: sequences (N, T, ...) of at least one step are needed, not %1.</source>
        <translation>last_step: 스텝이 하나 이상인 시퀀스 (N, T, ...)가 필요합니다(현재 %1).</translation>
    </message>
    <message>
        <source>last_step: lengths must be %1 whole numbers (int64), one a row, not %2 of shape %3.</source>
        <translation>last_step: lengths는 행마다 하나씩 정수(int64) %1개여야 합니다(현재 자료형 %2, 형태 %3).</translation>
    </message>
    <message>
        <source>%1: an input of shape %2 does not end in the normalized shape %3.</source>
        <translation>%1: 입력의 끝이 정규화할 형태와 다릅니다(입력 %2, 정규화할 형태 %3).</translation>
    </message>
    <message>
        <source>%1: %2 must have shape %3, but its shape is %4.</source>
        <translation>%1: %2의 형태는 %3이어야 하는데 %4입니다.</translation>
    </message>
    <message>
        <source>%1: the input is %2 but %3 is %4.</source>
        <translation>%1: 입력의 자료형은 %2인데 %3의 자료형은 %4입니다.</translation>
    </message>
    <message>
        <source>mv: a matrix and a vector are needed; got shapes %1 and %2.</source>
        <translation>mv: 행렬 하나와 벡터 하나가 필요합니다(현재 형태 %1 및 %2).</translation>
    </message>
    <message>
        <source>%1: two vectors are needed; got shapes %2 and %3.</source>
        <translation>%1: 벡터 두 개가 필요합니다(현재 형태 %2 및 %3).</translation>
    </message>
    <message>
        <source>bmm: two batches (b, m, k) and (b, k, n) are needed; got shapes %1 and %2.</source>
        <translation>bmm: 배치 두 개, (b, m, k) 및 (b, k, n)이 필요합니다(현재 형태 %1 및 %2).</translation>
    </message>
    <message>
        <source>addmm: an input of shape %1 does not broadcast to the product&apos;s shape %2.</source>
        <translation>addmm: 입력의 형태 %1에서 곱의 형태 %2 쪽으로 브로드캐스트할 수 없습니다.</translation>
    </message>
    <message>
        <source>nll_loss: weight must hold one number for each of the %1 classes, but its shape is %2.</source>
        <translation>nll_loss: weight에는 클래스 %1개마다 숫자가 하나씩 있어야 하는데 형태가 %2입니다.</translation>
    </message>
    <message>
        <source>topk: %1 of %2 entries (shape %3) were asked for.</source>
        <translation>topk: 항목 %2개(형태 %3) 중에서 %1개를 요청했습니다.</translation>
    </message>
    <message>
        <source>A padding is constant, reflect, replicate or circular, not %1.</source>
        <translation>패딩은 constant, reflect, replicate, circular 중 하나입니다(현재 %1).</translation>
    </message>
    <message>
        <source>pad: only constant padding can be negative or applied to nothing (shape %1).</source>
        <translation>pad: constant 패딩만 음수이거나 빈 텐서에 적용할 수 있습니다(형태 %1).</translation>
    </message>
    <message>
        <source>pad: %1 and %2 elements do not fit dimension %3 of shape %4.</source>
        <translation>pad: 원소 %1개 및 %2개는 형태 %4의 차원 %3에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>pad: two numbers are needed for each dimension to pad, not %1 for shape %2.</source>
        <translation>pad: 패딩할 차원마다 숫자 두 개가 필요합니다(현재 %1개, 형태 %2).</translation>
    </message>
    <message>
        <source>pad: the input is %1; convert it to float32 first.</source>
        <translation>pad: 입력의 자료형이 %1입니다. 먼저 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>%1: images of shape %2 cannot be rearranged by a factor of %3.</source>
        <translation>%1: 형태가 %2인 이미지는 배율 %3에 맞추어 재배열할 수 없습니다.</translation>
    </message>
    <message>
        <source>prelu: weight of shape %1 must hold one number, or one for each of the %2 channels of an input of shape %3.</source>
        <translation>prelu: 형태가 %1인 weight에는 숫자가 하나이거나, 형태 %3인 입력의 채널 %2개마다 하나씩 있어야 합니다.</translation>
    </message>
    <message>
        <source>prelu: the input is %1 and the weight %2; both must be of one floating type.</source>
        <translation>prelu: 입력의 자료형은 %1인데 weight는 %2입니다. 둘 다 같은 부동소수점 자료형이어야 합니다.</translation>
    </message>
    <message>
        <source>slice: the step of dimension %1 is 0.</source>
        <translation>slice: 차원 %1번의 step이 0입니다.</translation>
    </message>
    <message>
        <source>slice: %1 ranges are given for a tensor of %2 dimensions.</source>
        <translation>slice: 범위 %1개를 지정했지만 텐서의 차원은 %2개입니다.</translation>
    </message>
    <message>
        <source>unflatten: there is no size to split the dimension into.</source>
        <translation>unflatten: 차원을 나눌 크기가 없습니다.</translation>
    </message>
    <message>
        <source>unflatten: dimension %1 of size %2 does not split into %3.</source>
        <translation>unflatten: 크기가 %2인 차원 %1번은 다음 크기로 나뉘지 않습니다: %3.</translation>
    </message>
    <message>
        <source>movedim: %1 dimensions cannot move to %2 places.</source>
        <translation>movedim: 차원 %1개를 자리 %2개로 옮길 수 없습니다.</translation>
    </message>
    <message>
        <source>movedim: a dimension is named twice.</source>
        <translation>movedim: 한 차원을 두 번 지정했습니다.</translation>
    </message>
    <message>
        <source>split: sizes that add up to %1 do not split dimension %2 of shape %3.</source>
        <translation>split: 합이 %1인 크기들로는 형태 %3의 차원 %2번을 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>split: the size of a part must be at least 1, not %1.</source>
        <translation>split: 부분의 크기는 1 이상이어야 합니다(현재 %1).</translation>
    </message>
    <message>
        <source>chunk: at least one part is needed, not %1.</source>
        <translation>chunk: 부분이 하나 이상 필요합니다(현재 %1).</translation>
    </message>
    <message>
        <source>repeat: a tensor of shape %1 needs one count of 0 or more for each dimension; got %2.</source>
        <translation>repeat: 형태가 %1인 텐서에는 차원마다 0 이상의 횟수가 하나씩 필요합니다(현재 %2).</translation>
    </message>
    <message>
        <source>roll: %1 shifts are given for %2 dimensions.</source>
        <translation>roll: 이동량은 %1개인데 차원은 %2개입니다.</translation>
    </message>
    <message>
        <source>meshgrid: vectors are needed; one has shape %1.</source>
        <translation>meshgrid: 벡터가 필요한데 형태가 %1인 텐서가 있습니다.</translation>
    </message>
    <message>
        <source>%1: sequences with three dimensions are needed, not %2.</source>
        <translation>%1: 차원이 세 개인 시퀀스가 필요합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1: a sequence needs at least one step; the input has shape %2.</source>
        <translation>%1: 시퀀스에는 스텝이 하나 이상 필요한데 입력의 형태가 %2입니다.</translation>
    </message>
    <message>
        <source>%1: %2 has shape %3; %4 is needed.</source>
        <translation>%1: %2의 형태가 %3입니다. 필요한 형태: %4.</translation>
    </message>
    <message>
        <source>%1: lengths must be %2 whole numbers (int64), one a row, not %3 of shape %4.</source>
        <translation>%1: lengths는 행마다 하나씩 정수(int64) %2개여야 합니다(현재 자료형 %3, 형태 %4).</translation>
    </message>
    <message>
        <source>%1: %2 layers need %3 weights but there are %4.</source>
        <translation>%1: 레이어 %2개에는 가중치 %3개가 필요한데 %4개입니다.</translation>
    </message>
    <message>
        <source>%1: rows (N, features) are needed, not %2.</source>
        <translation>%1: 행 (N, features)이 필요합니다(현재 %2).</translation>
    </message>
    <message>
        <source>smooth_l1_loss: beta must be at least 0.</source>
        <translation>smooth_l1_loss: beta는 0 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>huber_loss: delta must be above 0.</source>
        <translation>huber_loss: delta는 0보다 커야 합니다.</translation>
    </message>
    <message>
        <source>%1: sizes must not be negative, and one of them may be -1; got %2.</source>
        <translation>%1: 크기는 음수일 수 없으며 하나만 -1일 수 있습니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 is not defined for %2; convert to float32 first.</source>
        <translation>%1 연산은 %2 자료형에 정의되지 않습니다. 먼저 float32로 변환하십시오.</translation>
    </message>
    <message>
        <source>%1: a matrix is needed; the shape is %2.</source>
        <translation>%1: 행렬이 필요합니다(현재 형태 %2).</translation>
    </message>
    <message>
        <source>diag: a vector or a matrix is needed; the shape is %1.</source>
        <translation>diag: 벡터 또는 행렬이 필요합니다(현재 형태 %1).</translation>
    </message>
    <message>
        <source>%1: %2 dimensions are needed, not shape %3.</source>
        <translation>%1: 차원 %2개가 필요합니다(현재 형태 %3).</translation>
    </message>
    <message>
        <source>%1: kernel, stride and dilation must be at least 1, and padding at least 0.</source>
        <translation>%1: 커널, stride, dilation은 1 이상, padding은 0 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>%1: a window of %2 x %3 does not fit into images of %4 x %5.</source>
        <translation>%1: %2 x %3 윈도가 %4 x %5 이미지에 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>fold: columns of shape %1 do not fit windows of %2 elements at %3 places.</source>
        <translation>fold: 형태가 %1인 열은 자리 %3개에서 원소 %2개인 윈도에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Steps sized by the steps before them; needs no learning rate beyond 1</source>
        <translation>앞선 스텝들에서 크기를 정하는 스텝. 1 외의 학습률이 필요 없음</translation>
    </message>
    <message>
        <source>Decay of the running means of squared gradients and squared steps</source>
        <translation>그래디언트 제곱과 스텝 제곱의 이동 평균 감쇠율</translation>
    </message>
    <message>
        <source>Steps that shrink where gradients have been large; good for rare features</source>
        <translation>그래디언트가 컸던 곳에서 줄어드는 스텝. 드문 특징에 좋음</translation>
    </message>
    <message>
        <source>How fast the learning rate falls: it is divided by 1 + (steps - 1) times this</source>
        <translation>학습률이 낮아지는 빠르기: 학습률을 1 + (스텝 수 - 1) × 이 값으로 나눔</translation>
    </message>
    <message>
        <source>What the sum of squared gradients begins with</source>
        <translation>그래디언트 제곱 합의 시작값</translation>
    </message>
    <message>
        <source>Adam scaled by the largest recent gradient instead of the mean of squares</source>
        <translation>제곱 평균 대신 최근의 가장 큰 그래디언트로 스텝 크기를 조절하는 Adam</translation>
    </message>
    <message>
        <source>Decay of the largest gradient seen so far</source>
        <translation>지금까지 가장 큰 그래디언트의 감쇠율</translation>
    </message>
    <message>
        <source>Trains with a share of the learning rate at first, then with all of it</source>
        <translation>처음에는 학습률의 일부로, 그 뒤에는 전체로 학습</translation>
    </message>
    <message>
        <source>Share of the learning rate to begin with</source>
        <translation>처음에 쓰는 학습률의 비율</translation>
    </message>
    <message>
        <source>Steps until the learning rate is whole</source>
        <translation>학습률이 온전해질 때까지의 스텝 수</translation>
    </message>
    <message>
        <source>Lowers the learning rate along half a cosine wave; it rises again after T_max steps</source>
        <translation>반 코사인 곡선을 따라 학습률을 낮춤. T_max 스텝 뒤에는 다시 올라감</translation>
    </message>
    <message>
        <source>Steps from the highest learning rate to the lowest</source>
        <translation>가장 높은 학습률에서 가장 낮은 학습률까지의 스텝 수</translation>
    </message>
    <message>
        <source>Lowest learning rate</source>
        <translation>가장 낮은 학습률</translation>
    </message>
    <message>
        <source>Lowers the learning rate along half a cosine wave and starts again from the top</source>
        <translation>반 코사인 곡선을 따라 학습률을 낮추고 다시 꼭대기에서 시작</translation>
    </message>
    <message>
        <source>Steps until the first restart</source>
        <translation>첫 재시작까지의 스텝 수</translation>
    </message>
    <message>
        <source>How many times longer each wave is than the one before</source>
        <translation>각 곡선이 앞의 곡선보다 몇 배 긴지 정하는 값</translation>
    </message>
    <message>
        <source>as many</source>
        <translation>같은 수만큼</translation>
    </message>
    <message>
        <source>exp_range: what the height is multiplied by at every step</source>
        <translation>exp_range: 스텝마다 높이에 곱하는 값</translation>
    </message>
    <message>
        <source>a tenth</source>
        <translation>10분의 1</translation>
    </message>
    <message>
        <source>Highest learning rate</source>
        <translation>가장 높은 학습률</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Steps from the lowest learning rate to the highest</source>
        <translation>가장 낮은 학습률에서 가장 높은 학습률까지의 스텝 수</translation>
    </message>
    <message>
        <source>Waves of one height, each half as high as the one before, or shrinking by gamma</source>
        <translation>높이가 같은 파동, 앞의 절반 높이씩 낮아지는 파동, 또는 gamma로 줄어드는 파동</translation>
    </message>
    <message>
        <source>Moves the learning rate up and down between two bounds</source>
        <translation>두 한계 사이에서 학습률을 올리고 내림</translation>
    </message>
    <message>
        <source>Multiplies the learning rate by gamma at every step</source>
        <translation>스텝마다 학습률에 gamma를 곱함</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by</source>
        <translation>학습률에 곱하는 값</translation>
    </message>
    <message>
        <source>Steps from the first factor to the last</source>
        <translation>첫 배율에서 마지막 배율까지의 스텝 수</translation>
    </message>
    <message>
        <source>Moves the learning rate along a straight line from one factor to another</source>
        <translation>한 배율에서 다른 배율까지 직선을 따라 학습률을 바꿈</translation>
    </message>
    <message>
        <source>Share of the learning rate to end with</source>
        <translation>끝에 쓰는 학습률의 비율</translation>
    </message>
    <message>
        <source>Steps of one size in the direction of the momentum&apos;s sign; half the memory of Adam</source>
        <translation>모멘텀의 부호 방향으로 크기가 같은 스텝. 메모리는 Adam의 절반</translation>
    </message>
    <message>
        <source>Weight of the momentum in the direction of a step</source>
        <translation>스텝의 방향에서 모멘텀의 가중치</translation>
    </message>
    <message>
        <source>Multiplies the learning rate by gamma at each of the milestones</source>
        <translation>지정한 시점마다 학습률에 gamma를 곱함</translation>
    </message>
    <message>
        <source>Steps at which the learning rate changes</source>
        <translation>학습률이 바뀌는 스텝</translation>
    </message>
    <message>
        <source>How fast the momentum grows to beta1</source>
        <translation>모멘텀이 beta1까지 커지는 빠르기</translation>
    </message>
    <message>
        <source>Adam that looks ahead along its momentum</source>
        <translation>모멘텀을 따라 앞을 내다보는 Adam</translation>
    </message>
    <message>
        <source>Raises the learning rate to its highest and lowers it to almost nothing, once</source>
        <translation>학습률을 최댓값까지 올렸다가 거의 0까지 낮추기를 한 번 함</translation>
    </message>
    <message>
        <source>Steps of the whole cycle</source>
        <translation>주기 전체의 스텝 수</translation>
    </message>
    <message>
        <source>Share of the cycle in which the learning rate rises</source>
        <translation>주기에서 학습률이 올라가는 부분의 비율</translation>
    </message>
    <message>
        <source>Along a cosine wave or along straight lines</source>
        <translation>코사인 곡선 또는 직선을 따름</translation>
    </message>
    <message>
        <source>How many times lower than its highest the learning rate begins</source>
        <translation>시작할 때의 학습률이 최댓값보다 몇 배 낮은지 정하는 값</translation>
    </message>
    <message>
        <source>How many times lower than its beginning the learning rate ends</source>
        <translation>끝날 때의 학습률이 시작할 때보다 몇 배 낮은지 정하는 값</translation>
    </message>
    <message>
        <source>Falls to where it began as fast as it rose, and then to its end</source>
        <translation>올라간 빠르기로 시작값까지 낮춘 다음 끝값까지 낮춤</translation>
    </message>
    <message>
        <source>Steps until the learning rate is 0</source>
        <translation>학습률이 0이 될 때까지의 스텝 수</translation>
    </message>
    <message>
        <source>Lowers the learning rate to 0 along a power of the steps that are left</source>
        <translation>남은 스텝의 거듭제곱을 따라 학습률을 0까지 낮춤</translation>
    </message>
    <message>
        <source>1 is a straight line; more falls fast and then slowly</source>
        <translation>1이면 직선. 더 크면 빠르게 낮아지다가 느려짐</translation>
    </message>
    <message>
        <source>Adam whose first steps are rectified, so that it needs no warm-up</source>
        <translation>첫 스텝들을 보정하여 워밍업이 필요 없는 Adam</translation>
    </message>
    <message>
        <source>Lowers the learning rate when the validation loss no longer improves</source>
        <translation>검증 손실이 더 나아지지 않으면 학습률을 낮춤</translation>
    </message>
    <message>
        <source>Steps without improvement that are let pass</source>
        <translation>나아지지 않아도 넘기는 스텝 수</translation>
    </message>
    <message>
        <source>How much better counts as an improvement</source>
        <translation>나아졌다고 볼 최소 변화</translation>
    </message>
    <message>
        <source>The threshold is a share of the best value, or an amount</source>
        <translation>임곗값이 가장 좋은 값에 대한 비율인지 절댓값인지</translation>
    </message>
    <message>
        <source>Is lower better, or higher?</source>
        <translation>낮을수록 좋은지 높을수록 좋은지</translation>
    </message>
    <message>
        <source>Steps after a change before waiting for improvement again</source>
        <translation>바꾼 뒤 나아지기를 다시 기다리기 전까지의 스텝 수</translation>
    </message>
    <message>
        <source>Smaller changes of the learning rate are not made</source>
        <translation>이보다 작은 학습률 변화는 적용하지 않음</translation>
    </message>
    <message>
        <source>Steps scaled by a running mean of squared gradients; long the choice for recurrent networks</source>
        <translation>그래디언트 제곱의 이동 평균으로 크기를 조절하는 스텝. 오랫동안 순환 신경망에 쓰인 방법</translation>
    </message>
    <message>
        <source>Scale by the variance of gradients instead of their squares</source>
        <translation>그래디언트의 제곱 대신 분산으로 크기를 조절</translation>
    </message>
    <message>
        <source>whole run</source>
        <translation>전체 실행</translation>
    </message>
    <message>
        <source>%1 must be set: the schedule does not know how long the run is.</source>
        <translation>%1 값을 지정해야 합니다. 스케줄이 실행의 길이를 모릅니다.</translation>
    </message>
    <message>
        <source>Multiplies the learning rate by gamma every so many steps</source>
        <translation>정해진 스텝 수마다 학습률에 gamma를 곱함</translation>
    </message>
    <message>
        <source>Steps between two changes of the learning rate</source>
        <translation>학습률을 바꾸는 사이의 스텝 수</translation>
    </message>
    <message>
        <source>as_strided: sizes %1 with strides %2 from element %3 do not lie inside a memory of %4 elements.</source>
        <translation>as_strided: 크기 %1, 스트라이드 %2, 시작 원소 %3의 범위가 원소 %4개인 메모리 안에 있지 않습니다.</translation>
    </message>
    <message>
        <source>A gradient of %1 does not fit a tensor of %2.</source>
        <translation>자료형이 %1인 그래디언트는 자료형이 %2인 텐서에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>A gradient on %1 does not fit a tensor on %2.</source>
        <translation>%1 장치의 그래디언트는 %2 장치의 텐서에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The classes cannot be balanced: no data node has a class for each example. Set balance to none.</source>
        <translation>클래스의 균형을 맞출 수 없습니다. 예제마다 클래스가 있는 데이터 노드가 없습니다. balance를 none으로 두십시오.</translation>
    </message>
    <message>
        <source>default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>Weights stay as they are; running statistics still follow the data</source>
        <translation>가중치는 그대로 둠. 이동 통계는 계속 데이터를 따름</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by for this node</source>
        <translation>이 노드에서 학습률에 곱하는 값</translation>
    </message>
    <message>
        <source>Weight decay of this node</source>
        <translation>이 노드의 가중치 감쇠</translation>
    </message>
    <message>
        <source>as the optimizer</source>
        <translation>옵티마이저와 같게</translation>
    </message>
    <message>
        <source>How the weights of this node begin</source>
        <translation>이 노드의 가중치를 초기화하는 방법</translation>
    </message>
    <message>
        <source>How the biases of this node begin</source>
        <translation>이 노드의 편향을 초기화하는 방법</translation>
    </message>
    <message>
        <source>Learning rate factor</source>
        <translation>학습률 배수</translation>
    </message>
    <message>
        <source>Weight average</source>
        <translation>가중치 평균</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>초기 가중치</translation>
    </message>
    <message>
        <source>Initial biases</source>
        <translation>초기 편향</translation>
    </message>
    <message>
        <source>Half period</source>
        <translation>반주기</translation>
    </message>
    <message>
        <source>First period</source>
        <translation>첫 주기</translation>
    </message>
    <message>
        <source>Period factor</source>
        <translation>주기 배수</translation>
    </message>
    <message>
        <source>Lowest rate</source>
        <translation>최저 학습률</translation>
    </message>
    <message>
        <source>Highest rate</source>
        <translation>최고 학습률</translation>
    </message>
    <message>
        <source>Share of rising</source>
        <translation>상승 구간 비율</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>퍼짐</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>차원</translation>
    </message>
    <message>
        <source>First dimension</source>
        <translation>첫째 차원</translation>
    </message>
    <message>
        <source>Second dimension</source>
        <translation>둘째 차원</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>차원들</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>헤드 수</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Hidden width</source>
        <translation>은닉 너비</translation>
    </message>
    <message>
        <source>Number type</source>
        <translation>수 형식</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Accumulate steps</source>
        <translation>누적 스텝</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>Align corners</source>
        <translation>모서리 맞춤</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>알파</translation>
    </message>
    <message>
        <source>Anneal strategy</source>
        <translation>감쇠 방식</translation>
    </message>
    <message>
        <source>Answer only</source>
        <translation>답만</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>균형</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>밑</translation>
    </message>
    <message>
        <source>Batch first</source>
        <translation>배치 먼저</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>베타</translation>
    </message>
    <message>
        <source>Bidirectional</source>
        <translation>양방향</translation>
    </message>
    <message>
        <source>Bucket by length</source>
        <translation>길이별 묶기</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>칸 수</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>중심화</translation>
    </message>
    <message>
        <source>Centers</source>
        <translation>중심 수</translation>
    </message>
    <message>
        <source>Class dim</source>
        <translation>클래스 차원</translation>
    </message>
    <message>
        <source>Clip grad value</source>
        <translation>그래디언트 값 제한</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Cooldown</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Decay biases</source>
        <translation>편향도 감쇠</translation>
    </message>
    <message>
        <source>Degrees</source>
        <translation>각도</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>델타</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>내림차순</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>자릿수</translation>
    </message>
    <message>
        <source>Downscale factor</source>
        <translation>축소 배율</translation>
    </message>
    <message>
        <source>Dropout share</source>
        <translation>드롭아웃 비율</translation>
    </message>
    <message>
        <source>Each step</source>
        <translation>매 스텝</translation>
    </message>
    <message>
        <source>Elementwise affine</source>
        <translation>원소별 배율과 이동</translation>
    </message>
    <message>
        <source>Embedding dim</source>
        <translation>임베딩 차원</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>End factor</source>
        <translation>끝 배수</translation>
    </message>
    <message>
        <source>Equation</source>
        <translation>식</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>배수</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>이득</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>감마</translation>
    </message>
    <message>
        <source>Hidden size</source>
        <translation>은닉 크기</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>예측 길이</translation>
    </message>
    <message>
        <source>Ignore index</source>
        <translation>무시할 번호</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>이미지 크기</translation>
    </message>
    <message>
        <source>In1 features</source>
        <translation>입력 1 특징 수</translation>
    </message>
    <message>
        <source>In2 features</source>
        <translation>입력 2 특징 수</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Initial accumulator value</source>
        <translation>누적 초깃값</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>입력 크기</translation>
    </message>
    <message>
        <source>Integer features</source>
        <translation>정수 특징</translation>
    </message>
    <message>
        <source>Is causal</source>
        <translation>인과적</translation>
    </message>
    <message>
        <source>Keepdim</source>
        <translation>차원 유지</translation>
    </message>
    <message>
        <source>Lambd</source>
        <translation>람다</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>큰 것부터</translation>
    </message>
    <message>
        <source>Layer norm eps</source>
        <translation>층 정규화 엡실론</translation>
    </message>
    <message>
        <source>Leading zeros</source>
        <translation>앞자리 0</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Log input</source>
        <translation>로그 입력</translation>
    </message>
    <message>
        <source>Log target</source>
        <translation>로그 목표</translation>
    </message>
    <message>
        <source>Lr decay</source>
        <translation>학습률 감쇠</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>여유</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Max area</source>
        <translation>최대 면적</translation>
    </message>
    <message>
        <source>Max leaves</source>
        <translation>최대 잎 수</translation>
    </message>
    <message>
        <source>Max length</source>
        <translation>최대 길이</translation>
    </message>
    <message>
        <source>Max val</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>변경 시점</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>Min area</source>
        <translation>최소 면적</translation>
    </message>
    <message>
        <source>Min leaves</source>
        <translation>최소 잎 수</translation>
    </message>
    <message>
        <source>Min length</source>
        <translation>최소 길이</translation>
    </message>
    <message>
        <source>Min val</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>방식</translation>
    </message>
    <message>
        <source>Momentum decay</source>
        <translation>모멘텀 감쇠</translation>
    </message>
    <message>
        <source>Nonlinearity</source>
        <translation>비선형 함수</translation>
    </message>
    <message>
        <source>Norm first</source>
        <translation>정규화 먼저</translation>
    </message>
    <message>
        <source>Normalized shape</source>
        <translation>정규화할 모양</translation>
    </message>
    <message>
        <source>Num channels</source>
        <translation>채널 수</translation>
    </message>
    <message>
        <source>Num classes</source>
        <translation>클래스 수</translation>
    </message>
    <message>
        <source>Num embeddings</source>
        <translation>임베딩 수</translation>
    </message>
    <message>
        <source>Num groups</source>
        <translation>그룹 수</translation>
    </message>
    <message>
        <source>Num parameters</source>
        <translation>매개변수 수</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>출력 패딩</translation>
    </message>
    <message>
        <source>Output size</source>
        <translation>출력 크기</translation>
    </message>
    <message>
        <source>Padding idx</source>
        <translation>패딩 번호</translation>
    </message>
    <message>
        <source>Padding mode</source>
        <translation>패딩 방식</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>인내</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>주기 수</translation>
    </message>
    <message>
        <source>Pos weight</source>
        <translation>양성 가중치</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>거듭제곱</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>반복 수</translation>
    </message>
    <message>
        <source>Reverse answer</source>
        <translation>답 뒤집기</translation>
    </message>
    <message>
        <source>Rho</source>
        <translation>로</translation>
    </message>
    <message>
        <source>Scale factor</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation>시퀀스 길이</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>이동 칸 수</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>크기들</translation>
    </message>
    <message>
        <source>Skip damaged</source>
        <translation>손상된 것 건너뛰기</translation>
    </message>
    <message>
        <source>Split size</source>
        <translation>나눌 크기</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Start factor</source>
        <translation>시작 배수</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>Step size down</source>
        <translation>하강 간격</translation>
    </message>
    <message>
        <source>Step size up</source>
        <translation>상승 간격</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>교환</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>기호 수</translation>
    </message>
    <message>
        <source>Three phase</source>
        <translation>세 단계</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>문턱값</translation>
    </message>
    <message>
        <source>Threshold mode</source>
        <translation>문턱값 방식</translation>
    </message>
    <message>
        <source>Total iters</source>
        <translation>총 반복</translation>
    </message>
    <message>
        <source>Total steps</source>
        <translation>총 스텝</translation>
    </message>
    <message>
        <source>Upscale factor</source>
        <translation>확대 배율</translation>
    </message>
    <message>
        <source>Vocabulary size</source>
        <translation>어휘 크기</translation>
    </message>
    <message>
        <source>Warmup steps</source>
        <translation>준비 스텝</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>윈도</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>읽기 스레드</translation>
    </message>
    <message>
        <source>How the learning rate changes while training</source>
        <translation>학습 중 학습률이 바뀌는 방법</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>What the schedule counts: epochs, or optimizer steps</source>
        <translation>스케줄이 세는 단위: 에포크 또는 옵티마이저 스텝</translation>
    </message>
    <message>
        <source>Optimizer steps in which the rate rises in a straight line to what the schedule says</source>
        <translation>학습률이 스케줄이 정한 값까지 직선으로 올라가는 옵티마이저 스텝 수</translation>
    </message>
    <message>
        <source>Draw examples as they are, or of all classes equally often</source>
        <translation>예제를 있는 그대로 뽑거나, 모든 클래스를 같은 빈도로 뽑습니다</translation>
    </message>
    <message>
        <source>Threads that read data from files ahead of training</source>
        <translation>학습보다 앞서 파일에서 데이터를 읽는 스레드 수</translation>
    </message>
    <message>
        <source>Evaluate a moving average of the weights that keeps this share of itself at each step; 0.999 is usual</source>
        <translation>스텝마다 자신의 이 비율을 유지하는 가중치 이동 평균으로 평가. 보통 0.999</translation>
    </message>
    <message>
        <source>Largest element of a gradient; larger ones are cut off</source>
        <translation>그래디언트 원소의 최댓값. 더 크면 잘라 냄</translation>
    </message>
    <message>
        <source>Batches whose gradients are averaged for one step</source>
        <translation>스텝 하나에서 그래디언트를 평균하는 배치 수</translation>
    </message>
    <message>
        <source>Off: weight decay leaves biases and the weights of norms alone</source>
        <translation>끄면 가중치 감쇠가 편향과 정규화의 가중치를 건드리지 않음</translation>
    </message>
    <message>
        <source>How weights begin; a node may choose its own way</source>
        <translation>가중치를 초기화하는 방법. 노드마다 따로 고를 수 있음</translation>
    </message>
    <message>
        <source>How biases begin</source>
        <translation>편향을 초기화하는 방법</translation>
    </message>
    <message>
        <source>%1 takes scores (N, C) but gets %2.</source>
        <translation>%1에는 점수 (N, C)가 필요한데 입력은 %2입니다.</translation>
    </message>
    <message>
        <source>%1 takes a share of every class for each row of scores %2, but target is %3.</source>
        <translation>%1에는 점수 %2의 각 행마다 모든 클래스의 비율이 필요한데 target은 %3입니다.</translation>
    </message>
    <message>
        <source>CrossEntropyLoss whose target is a share of every class, as MixUp gives it.</source>
        <translation>target이 MixUp의 결과처럼 모든 클래스의 비율인 CrossEntropyLoss.</translation>
    </message>
    <message>
        <source>one score for each class (N, C)</source>
        <translation>클래스마다 점수 하나 (N, C)</translation>
    </message>
    <message>
        <source>a share of each class (N, C), adding up to 1</source>
        <translation>합이 1인 클래스별 비율 (N, C)</translation>
    </message>
    <message>
        <source>A length of %1 does not fit a sequence of %2 steps.</source>
        <translation>길이 %1은(는) %2스텝의 시퀀스에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>scaled_dot_product_attention: heads of %1 numbers are too large for the GPU&apos;s kernels, which take up to %2. Use more heads.</source>
        <translation>scaled_dot_product_attention: 헤드당 숫자 %1개는 GPU 커널에 너무 큽니다. 최대 %2개입니다. 헤드 수를 늘리십시오.</translation>
    </message>
    <message>
        <source>The step sends new data to the device while it computes.</source>
        <translation>스텝이 계산하는 도중 새 데이터를 장치로 보냅니다.</translation>
    </message>
    <message>
        <source>The step reads a value back from the device while it computes.</source>
        <translation>스텝이 계산하는 도중 장치에서 값을 읽어 옵니다.</translation>
    </message>
    <message>
        <source>There is no CUDA device: no NVIDIA driver is installed, or it is too old.</source>
        <translation>CUDA 장치가 없습니다. NVIDIA 드라이버가 설치되어 있지 않거나 너무 오래되었습니다.</translation>
    </message>
    <message>
        <source>There is no CUDA device: the driver finds no NVIDIA GPU.</source>
        <translation>CUDA 장치가 없습니다. 드라이버가 NVIDIA GPU를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>There is no CUDA device: the driver reports %1.</source>
        <translation>CUDA 장치가 없습니다. 드라이버 메시지: %1.</translation>
    </message>
    <message>
        <source>The GPU is out of memory: %1 MiB were asked for, %2 of %3 MiB are free, and %4 MiB are in use here. Make the batch or the network smaller.</source>
        <translation>GPU 메모리가 부족합니다. %1 MiB가 필요하지만 %3 MiB 중 %2 MiB가 남아 있고, 이 프로그램이 %4 MiB를 쓰고 있습니다. 배치나 네트워크를 줄이십시오.</translation>
    </message>
    <message>
        <source>cuDNN reports: %1.</source>
        <translation>cuDNN 메시지: %1.</translation>
    </message>
    <message>
        <source>cuBLASLt reports: %1.</source>
        <translation>cuBLASLt 메시지: %1.</translation>
    </message>
    <message>
        <source>A row of %1 numbers is too long to be put in order: at most %2.</source>
        <translation>숫자 %1개인 행은 정렬하기에 너무 깁니다. 최대 %2개입니다.</translation>
    </message>
    <message>
        <source>The CUDA device reports: %1 (%2).</source>
        <translation>CUDA 장치 메시지: %1 (%2).</translation>
    </message>
    <message>
        <source>%1: a tensor lies on %2, the others on %3. Move them to one device with to().</source>
        <translation>%1: 텐서 하나는 %2에, 나머지는 %3에 있습니다. to()로 한 장치에 모으십시오.</translation>
    </message>
    <message>
        <source>The step is not the one that was recorded: its optimizer updates other parameters.</source>
        <translation>기록된 스텝과 다릅니다. 옵티마이저가 다른 매개변수를 갱신합니다.</translation>
    </message>
    <message>
        <source>The step has more changing values than can be replayed.</source>
        <translation>스텝에 바뀌는 값이 너무 많아 재생할 수 없습니다.</translation>
    </message>
    <message>
        <source>precision must be float32, tf32, bfloat16 or float16, not &quot;%1&quot;.</source>
        <translation>precision은 float32, tf32, bfloat16, float16 중 하나여야 합니다. &quot;%1&quot;은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>A node changes its examples by random numbers that are made for each step anew.</source>
        <translation>한 노드가 스텝마다 새로 만드는 난수로 예제를 바꿉니다.</translation>
    </message>
    <message>
        <source>Mixed precision computes in float16 or bfloat16, not in %1.</source>
        <translation>혼합 정밀도는 float16 또는 bfloat16으로 계산합니다. %1은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a device; cpu, cuda and cuda:1 are.</source>
        <translation>&quot;%1&quot;은(는) 장치가 아닙니다. cpu, cuda, cuda:1처럼 쓰십시오.</translation>
    </message>
    <message>
        <source>There is no CUDA device: this program was built without the CUDA Toolkit.</source>
        <translation>CUDA 장치가 없습니다. 이 프로그램은 CUDA Toolkit 없이 빌드되었습니다.</translation>
    </message>
    <message>
        <source>There is no CUDA device: its library cannot be loaded (%1).</source>
        <translation>CUDA 장치가 없습니다. 라이브러리를 불러올 수 없습니다(%1).</translation>
    </message>
    <message>
        <source>There is no CUDA device: %1 is not a library of this program.</source>
        <translation>CUDA 장치가 없습니다. %1은(는) 이 프로그램의 라이브러리가 아닙니다.</translation>
    </message>
    <message>
        <source>There is no device %1; the machine has %2.</source>
        <translation>장치 %1이(가) 없습니다. 이 컴퓨터에는 %2개 있습니다.</translation>
    </message>
    <message>
        <source>There is no device called %1; use auto, cpu, cuda or cuda:1.</source>
        <translation>%1(이)라는 장치는 없습니다. auto, cpu, cuda, cuda:1 중 하나를 쓰십시오.</translation>
    </message>
    <message>
        <source>The loss became %1 at step %2. A smaller learning rate, a limit for the gradient norm or normalised data help.</source>
        <translation>스텝 %2에서 손실이 %1이(가) 되었습니다. 학습률을 낮추거나 그래디언트 노름을 제한하거나 데이터를 정규화하면 도움이 됩니다.</translation>
    </message>
    <message>
        <source>How numbers are computed: in full, or shorter where it does little harm (faster on a GPU)</source>
        <translation>숫자를 계산하는 정밀도: 그대로, 또는 영향이 작은 곳에서 더 짧게(GPU에서 더 빠름)</translation>
    </message>
</context>
<context>
    <name>ts::Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>그래프(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>학습(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
</context>
<context>
    <name>ts::Breadcrumb</name>
    <message>
        <source>main graph</source>
        <translation>기본 그래프</translation>
    </message>
</context>
<context>
    <name>ts::Card</name>
    <message>
        <source>Open %1</source>
        <translation>%1 열기</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
</context>
<context>
    <name>ts::ChartsPanel</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Log y</source>
        <translation>로그 y</translation>
    </message>
    <message>
        <source>Press Train to see curves</source>
        <translation>학습을 시작하면 곡선이 나타납니다</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>평활화</translation>
    </message>
    <message>
        <source>Weight of the past in the smoothed line</source>
        <translation>평활 곡선에서 이전 값의 가중치</translation>
    </message>
    <message>
        <source>Logarithmic y axis for charts that are not in percent</source>
        <translation>퍼센트가 아닌 차트의 y축을 로그로 표시</translation>
    </message>
    <message>
        <source>Smoothing %1</source>
        <translation>평활화 %1</translation>
    </message>
</context>
<context>
    <name>ts::ChoiceEditor</name>
    <message>
        <source>“%1” is not one of the choices.</source>
        <translation>선택지에 없습니다: “%1”</translation>
    </message>
</context>
<context>
    <name>ts::CommandPalette</name>
    <message>
        <source>Find a command…</source>
        <translation>명령 찾기…</translation>
    </message>
</context>
<context>
    <name>ts::DecisionSurfaceView</name>
    <message>
        <source>Decision surface</source>
        <translation>결정 경계</translation>
    </message>
    <message>
        <source>For networks that sort points of the plane into classes, what they answer everywhere is drawn here while training runs</source>
        <translation>평면의 점을 클래스로 나누는 신경망이면, 학습 중에 모든 위치의 답을 여기에 그립니다</translation>
    </message>
</context>
<context>
    <name>ts::DeviceBox</name>
    <message>
        <source>Device the network is trained on</source>
        <translation>신경망을 학습하는 장치</translation>
    </message>
    <message>
        <source>Automatic · %1</source>
        <translation>자동 · %1</translation>
    </message>
    <message>
        <source>The fastest device there is</source>
        <translation>가장 빠른 장치</translation>
    </message>
</context>
<context>
    <name>ts::DeviceList</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>스레드 1개</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>스레드 %1개</translation>
    </message>
    <message>
        <source>%1 of %2 in use</source>
        <translation>%2 중 %1 사용 중</translation>
    </message>
    <message>
        <source> · %1 % busy</source>
        <translation> · 사용률 %1 %</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>CUDA · not available</source>
        <translation>CUDA · 사용할 수 없음</translation>
    </message>
</context>
<context>
    <name>ts::Document</name>
    <message>
        <source>untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>Keep data paths</source>
        <translation>데이터 경로 유지</translation>
    </message>
</context>
<context>
    <name>ts::EditCommands</name>
    <message>
        <source>The clipboard holds no nodes</source>
        <translation>클립보드에 노드가 없습니다</translation>
    </message>
</context>
<context>
    <name>ts::FileFlow</name>
    <message>
        <source>Tensorscape projects (*.json)</source>
        <translation>Tensorscape 프로젝트 (*.json)</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>여는 중: %1…</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>프로젝트 저장</translation>
    </message>
    <message>
        <source>Name project</source>
        <translation>프로젝트 이름 지정</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>저장하지 않은 변경 사항</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>변경 사항을 저장하시겠습니까? %1</translation>
    </message>
    <message>
        <source>What is not saved will be lost.</source>
        <translation>저장하지 않은 내용은 사라집니다.</translation>
    </message>
    <message>
        <source>Unsaved work of %1 from %2 was found</source>
        <translation>저장하지 않은 작업을 찾았습니다: %1(%2)</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
</context>
<context>
    <name>ts::GraphView</name>
    <message>
        <source>Break wires</source>
        <translation>연결선 끊기</translation>
    </message>
    <message>
        <source>An input takes its wire from an output, not from another input.</source>
        <translation>입력은 다른 입력이 아니라 출력에 연결합니다.</translation>
    </message>
    <message>
        <source>An output sends its wire to an input, not to another output.</source>
        <translation>출력은 다른 출력이 아니라 입력에 연결합니다.</translation>
    </message>
    <message>
        <source>Move wires</source>
        <translation>연결선 이동</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>연결 끊기</translation>
    </message>
    <message>
        <source>Cut wires</source>
        <translation>연결선 자르기</translation>
    </message>
    <message>
        <source>Release to put the node into this wire</source>
        <translation>놓으면 노드가 이 연결선에 들어갑니다</translation>
    </message>
    <message>
        <source>Insert node into wire</source>
        <translation>연결선에 노드 삽입</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 추가</translation>
    </message>
    <message>
        <source>Insert %1</source>
        <translation>%1 삽입</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>그래프</translation>
    </message>
    <message>
        <source>Release to cut the wires crossed</source>
        <translation>놓으면 지나간 연결선을 자릅니다</translation>
    </message>
    <message>
        <source>Move nodes</source>
        <translation>노드 이동</translation>
    </message>
    <message>
        <source>Delete nodes</source>
        <translation>노드 삭제</translation>
    </message>
    <message>
        <source>Duplicate nodes</source>
        <translation>노드 복제</translation>
    </message>
    <message>
        <source>Paste nodes</source>
        <translation>노드 붙여넣기</translation>
    </message>
</context>
<context>
    <name>ts::HeatLegend</name>
    <message>
        <source>Wire colour</source>
        <translation>연결선 색</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>그래디언트 노름</translation>
    </message>
    <message>
        <source>Wire colours show the gradient norm from %1 to %2</source>
        <translation>연결선 색은 그래디언트 노름을 나타냅니다(%1~%2)</translation>
    </message>
    <message>
        <source>Time of a step</source>
        <translation>스텝당 시간</translation>
    </message>
    <message>
        <source>Wire colours show the time a node takes from %1 to %2</source>
        <translation>선 색은 노드가 쓰는 시간을 %1부터 %2까지 보여 줍니다</translation>
    </message>
</context>
<context>
    <name>ts::HeatView</name>
    <message>
        <source>Values as colours</source>
        <translation>값을 색으로 표시</translation>
    </message>
</context>
<context>
    <name>ts::HistogramView</name>
    <message>
        <source>Histogram</source>
        <translation>히스토그램</translation>
    </message>
    <message>
        <source>Values from %1 to %2</source>
        <translation>%1부터 %2까지의 값</translation>
    </message>
</context>
<context>
    <name>ts::Inspector</name>
    <message>
        <source>%1: %2×%3 values of %4</source>
        <translation>%1: %4 중 값 %2×%3개</translation>
    </message>
    <message>
        <source>Select a node to look inside it</source>
        <translation>안을 볼 노드를 선택하십시오</translation>
    </message>
    <message>
        <source>Values appear while training runs</source>
        <translation>학습 중에 값이 나타납니다</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>그래디언트</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>This node has no weight</source>
        <translation>가중치가 없는 노드입니다</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>std</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>min</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>max</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>노름</translation>
    </message>
    <message>
        <source>Square root of the sum of squares</source>
        <translation>제곱합의 제곱근</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>0</translation>
    </message>
    <message>
        <source>Share of exact zeros</source>
        <translation>정확히 0인 값의 비율</translation>
    </message>
    <message>
        <source>NaN / inf</source>
        <translation>NaN / inf</translation>
    </message>
    <message>
        <source>values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Over all parameters of the node</source>
        <translation>노드의 모든 매개변수 기준</translation>
    </message>
    <message>
        <source>update / weight</source>
        <translation>갱신 / 가중치</translation>
    </message>
    <message>
        <source>Size of the last step against the size of the weights; around 1e-3 is usual</source>
        <translation>가중치 크기 대비 마지막 스텝의 크기. 보통 1e-3 정도입니다</translation>
    </message>
    <message>
        <source>%1 NaN and %2 infinite values</source>
        <translation>NaN %1개, 무한대 %2개</translation>
    </message>
    <message>
        <source>Lower the learning rate, clip the gradient norm, or check the data</source>
        <translation>학습률을 낮추거나, 그래디언트 노름을 제한하거나, 데이터를 확인하십시오</translation>
    </message>
    <message>
        <source>The gradient is very large (norm %1)</source>
        <translation>그래디언트가 매우 큽니다(노름 %1)</translation>
    </message>
    <message>
        <source>Clip the gradient norm or lower the learning rate</source>
        <translation>그래디언트 노름을 제한하거나 학습률을 낮추십시오</translation>
    </message>
    <message>
        <source>Hardly any gradient arrives here (norm %1)</source>
        <translation>그래디언트가 거의 도달하지 않습니다(노름 %1)</translation>
    </message>
    <message>
        <source>Try normalization, another activation or fewer layers</source>
        <translation>정규화를 쓰거나 활성화를 바꾸거나 레이어를 줄이십시오</translation>
    </message>
    <message>
        <source>Every value of %1 is the same</source>
        <translation>%1의 값이 모두 같습니다</translation>
    </message>
    <message>
        <source>Nothing can be learned from a constant; check what comes in</source>
        <translation>상수에서는 배울 것이 없습니다. 들어오는 값을 확인하십시오</translation>
    </message>
    <message>
        <source>%1 of %2 never fires on this data</source>
        <translation>%2 노드: 이 데이터에서 값의 %1 비율이 활성화되지 않습니다</translation>
    </message>
    <message>
        <source>Lower the learning rate or use LeakyReLU</source>
        <translation>학습률을 낮추거나 LeakyReLU를 쓰십시오</translation>
    </message>
    <message>
        <source>parameter gradient norm</source>
        <translation>매개변수 그래디언트 노름</translation>
    </message>
</context>
<context>
    <name>ts::LegendEntry</name>
    <message>
        <source>Show or hide %1</source>
        <translation>%1 표시 또는 숨기기</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 표시</translation>
    </message>
</context>
<context>
    <name>ts::LineChart</name>
    <message>
        <source>Wheel zooms, drag selects an area, Shift+drag pans, double click shows everything</source>
        <translation>휠: 확대/축소, 끌기: 영역 선택, Shift+끌기: 이동, 두 번 누르기: 전체 보기</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>스텝 %1</translation>
    </message>
</context>
<context>
    <name>ts::MainWindow</name>
    <message>
        <source>Choose device</source>
        <translation>장치 선택</translation>
    </message>
    <message>
        <source>%1 • edited</source>
        <translation>%1 • 편집됨</translation>
    </message>
    <message>
        <source>%1 – Tensorscape</source>
        <translation>%1 – Tensorscape</translation>
    </message>
</context>
<context>
    <name>ts::Menus</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>최근 프로젝트 열기(&amp;R)</translation>
    </message>
    <message>
        <source>%1  (gone)</source>
        <translation>%1  (없음)</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>아직 없음</translation>
    </message>
</context>
<context>
    <name>ts::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
</context>
<context>
    <name>ts::MiniMap</name>
    <message>
        <source>The whole graph; click to go there</source>
        <translation>전체 그래프. 누르면 그곳으로 이동합니다</translation>
    </message>
    <message>
        <source>Map of the graph</source>
        <translation>그래프 지도</translation>
    </message>
</context>
<context>
    <name>ts::NodeContent</name>
    <message>
        <source>examples</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>params</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>0</translation>
    </message>
    <message>
        <source>grad norm</source>
        <translation>그래디언트 노름</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>This version does not know the node type %1. The node is kept as it is.</source>
        <translation>이 버전에서 알 수 없는 노드 종류입니다: %1. 노드는 그대로 유지됩니다.</translation>
    </message>
    <message>
        <source>time</source>
        <translation>시간</translation>
    </message>
</context>
<context>
    <name>ts::NodePage</name>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>This version does not know the type “%1”. The node is kept as it is.</source>
        <translation>이 버전에서 알 수 없는 종류입니다: “%1”. 노드는 그대로 유지됩니다.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Learnable parameters</source>
        <translation>학습 매개변수</translation>
    </message>
    <message>
        <source>Work per sample</source>
        <translation>샘플당 연산량</translation>
    </message>
    <message>
        <source>Floating-point operations of the forward pass; a multiply-add counts two</source>
        <translation>순전파의 부동소수점 연산 수. 곱셈-덧셈은 둘로 셉니다</translation>
    </message>
    <message>
        <source>An id consists of letters, digits and underscores and does not start with a digit.</source>
        <translation>ID는 영문자, 숫자, 밑줄로 이루어지며 숫자로 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>Another node is called “%1”.</source>
        <translation>같은 ID의 노드가 있습니다: “%1”.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
</context>
<context>
    <name>ts::NodeSearch</name>
    <message>
        <source>Find a node type</source>
        <translation>노드 종류 찾기</translation>
    </message>
    <message>
        <source>Find a node…</source>
        <translation>노드 찾기…</translation>
    </message>
    <message>
        <source>Find a node</source>
        <translation>노드 찾기</translation>
    </message>
</context>
<context>
    <name>ts::Palette</name>
    <message>
        <source>Find a node… (Tab)</source>
        <translation>노드 찾기… (Tab)</translation>
    </message>
    <message>
        <source>Find a node</source>
        <translation>노드 찾기</translation>
    </message>
    <message>
        <source>Node types</source>
        <translation>노드 종류</translation>
    </message>
    <message>
        <source>No node matches “%1”.</source>
        <translation>맞는 노드가 없습니다: “%1”</translation>
    </message>
    <message>
        <source>In</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <translation>%1(선택)</translation>
    </message>
</context>
<context>
    <name>ts::PaletteModel</name>
    <message>
        <source>Show fewer</source>
        <translation>적게 보기</translation>
    </message>
    <message>
        <source>%1 more…</source>
        <translation>%1개 더 보기…</translation>
    </message>
</context>
<context>
    <name>ts::Panels</name>
    <message>
        <source>Nodes</source>
        <translation>노드</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>팔레트</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>검사기</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>옆 패널</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>차트</translation>
    </message>
    <message>
        <source>Decision surface</source>
        <translation>결정 경계</translation>
    </message>
    <message>
        <source>Bottom panel</source>
        <translation>아래 패널</translation>
    </message>
    <message>
        <source>Insert %1</source>
        <translation>%1 삽입</translation>
    </message>
</context>
<context>
    <name>ts::ParamForm</name>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Parameters that rarely need a change</source>
        <translation>바꿀 일이 드문 매개변수</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>기본값 %1</translation>
    </message>
</context>
<context>
    <name>ts::ParamRow</name>
    <message>
        <source>Back to the default</source>
        <translation>기본값으로</translation>
    </message>
    <message>
        <source>%1: back to the default</source>
        <translation>%1: 기본값으로</translation>
    </message>
</context>
<context>
    <name>ts::PathEditor</name>
    <message>
        <source>Choose a file</source>
        <translation>파일 선택</translation>
    </message>
    <message>
        <source>Choose a file for %1</source>
        <translation>%1 파일 선택</translation>
    </message>
</context>
<context>
    <name>ts::ProblemsModel</name>
    <message>
        <source>project</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>ts::ProblemsView</name>
    <message>
        <source>Insert %1</source>
        <translation>%1 삽입</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>문제 없음</translation>
    </message>
    <message>
        <source>Show the node</source>
        <translation>노드 보기</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>고치기</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>텍스트 복사</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>경고</translation>
    </message>
</context>
<context>
    <name>ts::ProjectPage</name>
    <message>
        <source>Project</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>Settings of all runs. Select a node to see its parameters.</source>
        <translation>모든 실행의 설정입니다. 노드를 선택하면 그 매개변수가 보입니다.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>노드</translation>
    </message>
    <message>
        <source>Learnable parameters</source>
        <translation>학습 매개변수</translation>
    </message>
    <message>
        <source>Work per sample</source>
        <translation>샘플당 연산량</translation>
    </message>
    <message>
        <source>Floating-point operations of the forward pass; a multiply-add counts two</source>
        <translation>순전파의 부동소수점 연산 수. 곱셈-덧셈은 둘로 셉니다</translation>
    </message>
    <message>
        <source>While training, new settings count from the next step on.</source>
        <translation>학습 중 바꾼 설정은 다음 스텝부터 적용됩니다.</translation>
    </message>
    <message>
        <source>Learning rate over the run</source>
        <translation>실행 동안의 학습률</translation>
    </message>
    <message>
        <source>Gradients and weights</source>
        <translation>그래디언트와 가중치</translation>
    </message>
</context>
<context>
    <name>ts::PropertiesPanel</name>
    <message>
        <source>Set “%1” of %2</source>
        <translation>%2의 “%1” 설정</translation>
    </message>
    <message>
        <source>Set the label of %1</source>
        <translation>%1의 레이블 설정</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>이름 변경: %1 → %2</translation>
    </message>
    <message>
        <source>Rename the project</source>
        <translation>프로젝트 이름 변경</translation>
    </message>
    <message>
        <source>Set “%1”</source>
        <translation>“%1” 설정</translation>
    </message>
</context>
<context>
    <name>ts::RateCurve</name>
    <message>
        <source>Learning rate over the run</source>
        <translation>실행 동안의 학습률</translation>
    </message>
    <message>
        <source>highest %1</source>
        <translation>최고 %1</translation>
    </message>
    <message>
        <source>end %1</source>
        <translation>끝 %1</translation>
    </message>
</context>
<context>
    <name>ts::RecentRow</name>
    <message>
        <source>The file is gone</source>
        <translation>파일이 없습니다</translation>
    </message>
    <message>
        <source>The folder is gone</source>
        <translation>폴더가 없습니다</translation>
    </message>
    <message>
        <source>No permission to read it</source>
        <translation>읽을 권한이 없습니다</translation>
    </message>
</context>
<context>
    <name>ts::SelectionPage</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Show all selected</source>
        <translation>선택 항목 모두 보기</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>합계</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>%1 nodes selected</source>
        <translation>노드 %1개 선택됨</translation>
    </message>
    <message>
        <source>Select one node to edit its parameters.</source>
        <translation>매개변수를 편집하려면 노드 하나를 선택하십시오.</translation>
    </message>
    <message>
        <source>Learnable parameters</source>
        <translation>학습 매개변수</translation>
    </message>
    <message>
        <source>Work per sample</source>
        <translation>샘플당 연산량</translation>
    </message>
</context>
<context>
    <name>ts::StartPage</name>
    <message>
        <source>Build a neural network as a graph, train it in place, and watch what happens inside.</source>
        <translation>신경망을 그래프로 만들고, 그 자리에서 학습하고, 그 안을 지켜봅니다.</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>새 프로젝트</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>최근</translation>
    </message>
</context>
<context>
    <name>ts::StatusLine</name>
    <message>
        <source>no problems</source>
        <translation>문제 없음</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>매개변수 %1</translation>
    </message>
    <message>
        <source>%1 a sample</source>
        <translation>샘플당 %1</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>편집됨</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>아직 저장 안 됨</translation>
    </message>
    <message>
        <source>example</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>저장됨</translation>
    </message>
    <message>
        <source>saved just now</source>
        <translation>방금 저장됨</translation>
    </message>
    <message>
        <source>saved %1 s ago</source>
        <translation>%1초 전 저장됨</translation>
    </message>
    <message>
        <source>saved %1 min ago</source>
        <translation>%1분 전 저장됨</translation>
    </message>
    <message>
        <source>saved %1 h ago</source>
        <translation>%1시간 전 저장됨</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>실행 %1</translation>
    </message>
    <message>
        <source>memory %1 MiB</source>
        <translation>메모리 %1 MiB</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>오류 1개</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>오류 %1개</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>경고 1개</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>경고 %1개</translation>
    </message>
    <message>
        <source>1 node</source>
        <translation>노드 1개</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>노드 %1개</translation>
    </message>
    <message>
        <source>%1 · step captured · GPU memory %2</source>
        <translation>%1 · 스텝 기록됨 · GPU 메모리 %2</translation>
    </message>
    <message>
        <source>%1 · step not captured · GPU memory %2</source>
        <translation>%1 · 스텝 기록 안 됨 · GPU 메모리 %2</translation>
    </message>
    <message>
        <source>%1 · GPU memory %2</source>
        <translation>%1 · GPU 메모리 %2</translation>
    </message>
</context>
<context>
    <name>ts::TrainToolbar</name>
    <message>
        <source>Search  %1</source>
        <translation>검색  %1</translation>
    </message>
</context>
<context>
    <name>ts::TrainingFlow</name>
    <message>
        <source>Training goes on with the graph as it was: %1</source>
        <translation>학습은 이전 그래프로 계속됩니다: %1</translation>
    </message>
    <message>
        <source>Not started: %1</source>
        <translation>시작하지 못함: %1</translation>
    </message>
    <message>
        <source>Show node</source>
        <translation>노드 보기</translation>
    </message>
    <message>
        <source>Training stopped: %1</source>
        <translation>학습 중지됨: %1</translation>
    </message>
    <message>
        <source>Training stopped at %1: %2</source>
        <translation>%1에서 학습 중지됨: %2</translation>
    </message>
    <message>
        <source>graph edited</source>
        <translation>그래프 편집됨</translation>
    </message>
    <message>
        <source>settings edited</source>
        <translation>설정 편집됨</translation>
    </message>
</context>
</TS>
