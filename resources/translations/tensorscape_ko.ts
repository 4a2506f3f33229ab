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
        <source>register_hook: the tensor is not the result of a recorded operation.</source>
        <translation>register_hook: 기록된 연산의 결과 텐서가 아닙니다.</translation>
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
        <source>%1: a value of shape %2 needed for the backward pass was changed in place (version %3, expected %4). Change a copy instead.</source>
        <translation>%1: 역전파에 필요한 값(형태 %2)이 제자리에서 바뀌었습니다(버전 %3, 예상 %4). 사본을 바꾸십시오.</translation>
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
        <source>ignore: there is text behind a closing quote in %1.</source>
        <translation>ignore: 닫는 따옴표 뒤에 텍스트가 있습니다: %1.</translation>
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
        <source>%1 takes one score for each class (N, C) but gets %2.</source>
        <translation>%1 입력은 클래스마다 점수 하나(N, C)여야 합니다(현재 %2).</translation>
    </message>
    <message>
        <source>%1 takes one class number for each of the %2 rows of scores, but target is %3.</source>
        <translation>%1 입력은 점수 %2행마다 클래스 번호 하나여야 하는데 target은 %3입니다.</translation>
    </message>
    <message>
        <source>Conv2d has %1 = %2, which cannot be divided into %3 groups.</source>
        <translation>Conv2d의 %1 = %2 값을 그룹 %3개로 나눌 수 없습니다.</translation>
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
        <source>Height and width of a filter.</source>
        <translation>필터의 높이와 너비.</translation>
    </message>
    <message>
        <source>How far the filter moves each time; 2 halves the image.</source>
        <translation>필터가 한 번에 움직이는 거리. 2이면 이미지가 절반이 됩니다.</translation>
    </message>
    <message>
        <source>Zeros put around the image; 1 keeps the size with a filter of 3.</source>
        <translation>이미지 둘레에 두르는 0의 폭. 필터가 3일 때 1이면 크기가 유지됩니다.</translation>
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
        <source>MSELoss compares number by number, but input is %1 and target is %2.</source>
        <translation>MSELoss는 숫자끼리 비교하는데 input은 %1, target은 %2입니다.</translation>
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
        <source>one score for each class (N, C)</source>
        <translation>클래스마다 점수 하나 (N, C)</translation>
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
        <source>Add gets %1 and %2: counted from the right, sizes must be equal or 1.</source>
        <translation>Add 입력이 %1 및 %2입니다. 오른쪽부터 세어 크기가 같거나 1이어야 합니다.</translation>
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
        <source>Share of the examples whose highest score is that of the right class.</source>
        <translation>최고 점수가 정답 클래스인 예제의 비율.</translation>
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
        <source>The device %1 is not available; use auto or cpu.</source>
        <translation>쓸 수 없는 장치: %1. 자동 또는 cpu를 쓰십시오.</translation>
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
        <source>Dim</source>
        <translation>차원</translation>
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
        <source>Num features</source>
        <translation>특징 수</translation>
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
        <source>While training, a new learning rate counts at once; the rest counts from the next run on.</source>
        <translation>학습 중 바꾼 학습률은 바로 적용되고, 나머지는 다음 실행부터 적용됩니다.</translation>
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
</context>
<context>
    <name>ts::TrainToolbar</name>
    <message>
        <source>The best device there is: the processor</source>
        <translation>가장 좋은 장치: 프로세서</translation>
    </message>
    <message>
        <source>CUDA · not available</source>
        <translation>CUDA · 사용할 수 없음</translation>
    </message>
    <message>
        <source>This version computes on the processor only</source>
        <translation>이 버전은 프로세서에서만 계산합니다</translation>
    </message>
    <message>
        <source>Device the network is trained on</source>
        <translation>신경망을 학습하는 장치</translation>
    </message>
    <message>
        <source>Search  %1</source>
        <translation>검색  %1</translation>
    </message>
    <message>
        <source>CPU · 1 thread</source>
        <translation>CPU · 스레드 1개</translation>
    </message>
    <message>
        <source>CPU · %1 threads</source>
        <translation>CPU · 스레드 %1개</translation>
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
</context>
</TS>
