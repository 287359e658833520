"""What axe-core finds on the page that is looked at, as lines that a failing test can show."""

from axe_playwright_python.base import AXE_SCRIPT

# JupyterLab's own, the same round every notebook, and not ours to change: its toolbar, and the roles that it gives the
# boxes of the cells. What is in those boxes is ours, and is looked at.
NOT_OURS = ".jp-NotebookPanel-toolbar *, .jp-WindowedPanel-viewport, .jp-Cell"

FINDINGS = """async notOurs => {
    const { violations } = await axe.run(".jp-NotebookPanel:not(.lm-mod-hidden)",
        { resultTypes: ["violations"], elementRef: true });
    return violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).flatMap(({ id, nodes }) => nodes
        .filter(({ element }) => !element.matches(notOurs))
        .map(({ html, any, all, none }) => [id, [...any, ...all, ...none].map(check => check.message)[0], html].join(" | ")));
}"""


def barriers(page):
    """Return what is serious or critical for somebody who cannot see well, hear, or use a mouse."""
    page.evaluate(AXE_SCRIPT)
    return page.evaluate(FINDINGS, NOT_OURS)
