"""The accessibility tree of one running app, for a program: a command a line on stdin, an answer a line on stdout.

This is the door a screen reader uses (AT-SPI on the session's bus), and nothing else of the app is touched.
usage: tree.py PID     commands: {"do": "read" | "act" | "heard", ...}; see the functions below.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

ROLES = {"push button": "button", "toggle button": "button", "entry": "textbox", "password text": "textbox", "radio button": "radio", "check box": "checkbox"}
HEARD = ("object:text-changed:insert", "object:children-changed:add", "object:property-change:accessible-name")

app_pid = int(sys.argv[1])
# What came in a live region: where, and what it said, once that is known.
heard = []


def plain(text):
    return " ".join((text or "").replace("\u00ad", "").split())


def app():
    """The app on the bus. It may take a while before it is there."""
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child and child.get_process_id() == app_pid:
            return child
    return None


def document(node):
    """The page: below the window, in the process of the web view."""
    if node is None or node.get_role() == Atspi.Role.DOCUMENT_WEB:
        return node
    for index in range(node.get_child_count()):
        found = document(node.get_child_at_index(index))
        if found:
            return found
    return None


def nodes(node):
    """Every node of the page in reading order, as it is now: what was told about it before is forgotten."""
    node.clear_cache()
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child:
            yield from nodes(child)


def written(node):
    try:
        return plain(Atspi.Text.get_text(node, 0, -1))
    except GLib.Error:
        return ""


def told(node):
    """What a screen reader can say of one node."""
    states = node.get_state_set()
    about = node.get_attributes() or {}
    has = states.contains
    role = node.get_role_name()
    return {
        "role": ROLES.get(role, role),
        "name": plain(node.get_name()),
        "description": plain(node.get_description()),
        "text": written(node),
        "level": int(about.get("level", 0)),
        "live": about.get("live", ""),
        "id": about.get("id", ""),
        "focusable": has(Atspi.StateType.FOCUSABLE),
        "focused": has(Atspi.StateType.FOCUSED),
        "enabled": has(Atspi.StateType.ENABLED),
        "visible": has(Atspi.StateType.VISIBLE),
        "checked": has(Atspi.StateType.CHECKED),
        "invalid": has(Atspi.StateType.INVALID_ENTRY),
    }


def read(_command):
    """All nodes of the page that is shown."""
    page = document(app())
    return [told(node) for node in nodes(page)] if page else []


def write(node, text):
    """Puts text into a field; what offers no way to do so is typed into, as an on-screen keyboard does."""
    try:
        return Atspi.EditableText.set_text_contents(node, text)
    except GLib.Error:
        Atspi.Component.grab_focus(node)
        return Atspi.generate_keyboard_event(0, text, Atspi.KeySynthType.STRING)


def fits(one, command):
    if not one["visible"] or not one["enabled"] or one["role"] not in command["roles"]:
        return False
    return one["name"] == command["name"] or (command.get("loose") and one["name"].startswith(command["name"]))


def act(command):
    """Does with one node what a helper for speech or switches does: its own action, or text put into a field."""
    page = document(app())
    places = [page] if page else []
    if command.get("within"):
        places = [node for node in nodes(page) if plain(node.get_name()) == command["within"]]
    for node in (node for place in places for node in nodes(place)):
        if fits(told(node), command):
            return write(node, command["text"]) if "text" in command else Atspi.Action.do_action(node, 0)
    return False


def listened(_command):
    """The lines said in live regions since the last time. An event may come before its text: that is asked for again."""
    told = [(source, text or written(source)) for source, text in heard]
    heard[:] = [one for one in told if not one[1]]
    return [text for _, text in told if text]


def on_event(event):
    try:
        about = event.source.get_attributes() or {}
        if about.get("container-live") or about.get("live"):
            heard.append((event.source, written(event.source)))
    except GLib.Error:
        pass  # It had gone from the screen already.


COMMANDS = {"read": read, "act": act, "heard": listened}


def on_line(_fd, _condition):
    line = sys.stdin.readline()  # One at a time: the next command comes after this answer.
    if not line:
        Atspi.event_quit()
        return False
    command = json.loads(line)
    try:
        answer = {"ok": COMMANDS[command["do"]](command)}
    except GLib.Error as fault:  # The page was drawn anew between looking and doing.
        answer = {"fault": fault.message}
    print(json.dumps(answer), flush=True)
    return True


listener = Atspi.EventListener.new(on_event)
for name in HEARD:
    listener.register(name)
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, on_line)
Atspi.event_main()
