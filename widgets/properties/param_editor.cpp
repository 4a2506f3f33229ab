#include "widgets/properties/param_editor.h"

#include "widgets/properties/choice_editor.h"
#include "widgets/properties/path_editor.h"
#include "widgets/properties/switch_editor.h"
#include "widgets/properties/text_editor.h"

namespace ts {

ParamEditor* makeParamEditor(const ParamSpec& spec, const QString& label, QWidget* parent)
{
    switch (spec.type) {
    case ParamType::Bool:
        return new SwitchEditor(label, parent);
    case ParamType::Choice:
        return new ChoiceEditor(spec, label, parent);
    case ParamType::Path:
        return new PathEditor(spec, label, parent);
    case ParamType::Int:
    case ParamType::Float:
    case ParamType::String:
    case ParamType::IntPair:
    case ParamType::IntList:
        break;
    }
    return new TextEditor(spec, label, parent);
}

}  // namespace ts
