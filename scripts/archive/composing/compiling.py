"""Page templates compiled for speed: Jinja's own code generator with the general cases left out.

Jinja asks at each call whether the callee wants the context, at each attribute whether an item of
that name is meant, and at each printed value makes an object that only marks it as escaped. Our
templates need none of that, and it is half of the time of making a page. Left out:

- ``a.b`` is the attribute and ``a["b"]`` the item, never the other one; ``is defined`` and
  ``default`` look for both as ever;
- what is called gets its arguments and nothing else (no ``pass_context``);
- a macro is a plain function: one argument too many is Python's ``TypeError``;
- what a macro or a loop takes from around the template is looked up where that begins.

What is printed is escaped exactly as before, and what is missing is an error as before.
"""

# ruff: noqa: ARG002, N802  the visitors' names and arguments are Jinja's

from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.idtracking import VAR_LOAD_RESOLVE

from archive.composing.printing import (
    NOTHING,
    called_by_name,
    escaped,
    joined,
    made,
    shown,
    side_by_side,
)

_LOOKED_FOR = {"defined", "undefined"}


def _is_named(node: nodes.Expr, names: set[str]) -> bool:
    return isinstance(node, nodes.Name) and node.name in names


class _Quick(CodeGenerator):
    """Writes Python in which attributes, items and calls are Python's own."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._looking = False
        none: set[str] = set()  # these are replaced, never changed in place
        self._macros, self._once, self._there, self._around = none, none, none, none
        self._set: set[str] = set()

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline(
            "escaped, shown, joined, side_by_side, made, by_name, mark, nothing ="
            " environment.shortcuts"
        )
        for name in sorted(self._around):
            self.writeline(f"of_{name} = resolve({name!r})")

    def enter_frame(self, frame: Frame) -> None:
        loads = frame.symbols.loads
        self._set.difference_update(frame.symbols.refs.values())
        if frame.parent is not None:
            found = {
                target: name
                for target, (way, name) in loads.items()
                if way == VAR_LOAD_RESOLVE and name in self._around
            }
            for target, name in found.items():
                self.writeline(f"{target} = of_{name}")
            frame.symbols.loads = {t: how for t, how in loads.items() if t not in found}
        super().enter_frame(frame)
        frame.symbols.loads = loads

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        ref = frame.symbols.ref(node.name)
        if node.ctx == "load" and (node.name in self._there or ref in self._set):
            self.write(ref)
        else:
            super().visit_Name(node, frame)

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:
        super().visit_Assign(node, frame)
        if isinstance(node.target, nodes.Name) and not frame.soft_frame:
            self._set.add(frame.symbols.ref(node.target.name))

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        if force_unescaped and frame.eval_ctx.autoescape:  # the end of a macro
            self.writeline(f"return mark(Markup, concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame, force_unescaped)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            self.fail("a macro names its arguments", macro_ref.node.lineno)
        names = tuple(argument.name for argument in macro_ref.node.args)
        takes_caller = bool(macro_ref.accesses_caller) and "caller" not in names
        self.write(f"made(macro, {names!r}, {takes_caller})")

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        macros = {macro.name for macro in node.find_all(nodes.Macro)}
        for taken in node.find_all(nodes.FromImport):
            macros.update(name if isinstance(name, str) else name[1] for name in taken.names)
        others = {name.name for name in node.find_all(nodes.Name) if name.ctx != "load"}
        self._macros, self._once = {*macros, "caller"} - others, {"once"} - others
        self._there = (macros | self.environment.globals.keys()) - others - {"caller"}
        self._around = {name.name for name in node.find_all(nodes.Name)} - others - {"caller"}
        super().visit_Template(node, frame)

    def _is_safe(self, node: nodes.Expr) -> bool:
        """Whether ``node`` calls a macro, by itself or by ``once``: what that makes is safe."""
        if not isinstance(node, nodes.Call):
            return False
        callee = node.node
        if isinstance(callee, nodes.Getattr) and callee.attr == "by":
            return _is_named(callee.node, self._once) and _is_named(node.args[1], self._macros)
        if _is_named(callee, self._once):
            return _is_named(node.args[0], self._macros)
        return _is_named(callee, self._macros)

    # a function is called for no value that needs none: two million are printed of 1,000 reports
    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("(" if self._is_safe(node) else "(escaped(value) if (value := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")" if self._is_safe(node) else ").__class__ is str else shown(value))")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context or not isinstance(node.template, nodes.Const):
            self.fail("a template is imported by its name and without context", node.lineno)
        self.write(f"environment.module({node.template.value!r})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if self._looking:
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        if self._looking:
            super().visit_Getitem(node, frame)
        else:
            self.visit(node.node, frame)
            self.write("[")
            self.visit(node.arg, frame)
            self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if node.dyn_args or node.dyn_kwargs:
            self.fail("a call names its arguments", node.lineno)
        by_name = node.kwargs or forward_caller
        self.write("by_name(" if by_name else "")
        self.visit(node.node, frame)
        self.write(", (" if by_name else "(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")
        if by_name:
            self.write(", {")
            for keyword in node.kwargs:
                self.write(f"{keyword.key!r}: ")
                self.visit(keyword.value, frame)
                self.write(", ")
            self.write("'caller': caller})" if forward_caller else "})")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:
        frame = frame.soft()
        self.write("(")
        self.visit(node.expr1, frame)
        self.write(" if ")
        self.visit(node.test, frame)
        self.write(" else ")
        if node.expr2 is None:
            self.write("nothing")
        else:
            self.visit(node.expr2, frame)
        self.write(")")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        if node.node is None or node.kwargs:
            super().visit_Filter(node, frame)
        elif node.name == "select" and not node.args:
            self.write("filter(None, ")
            self.visit(node.node, frame)
            self.write(")")
        elif node.name == "join" and len(node.args) == 1:
            self.write("side_by_side(context, ")
            self.visit(node.node, frame)
            self.write(", ")
            self.visit(node.args[0], frame)
            self.write(")")
        else:
            super().visit_Filter(node, frame)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        if node.name in {"none", "sameas"}:
            self.write("(")
            self.visit(node.node, frame)
            self.write(" is ")
            self.visit(node.args[0] if node.args else nodes.Const(None), frame)
            self.write(")")
            return
        before, self._looking = self._looking, node.name in _LOOKED_FOR
        super().visit_Test(node, frame)
        self._looking = before


class QuickEnvironment(Environment):
    """A Jinja environment of trusted templates that do not change while it lives."""

    code_generator_class = _Quick
    shortcuts = (
        escaped, shown, joined, side_by_side, made, called_by_name, str.__new__, NOTHING,
    )  # fmt: skip

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, function in self.filters.items():
            if getattr(function, "jinja_async_variant", False):  # asks at each call which is meant
                self.filters[name] = function.__wrapped__
        self._loaded: dict[str, Template] = {}
        self._modules: dict[str, object] = {}

    def get_template(
        self,
        name: Any,
        parent: Any = None,
        globals: Any = None,  # noqa: A002  Jinja's name
    ) -> Template:
        """The template ``name``, which is looked up and compiled once."""
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent, globals)
        return found

    def module(self, name: str) -> object:
        """The macros of the template ``name``, which sees nothing but the environment."""
        found = self._modules.get(name)
        if found is None:
            found = self._modules[name] = self.get_template(name).module
        return found
