"""The plan of the fixture by other makers of paper, for the bench of papers.

`plan.py ROOT FONTS typst|weasyprint ONE BATCH HANDS` makes ONE warm plans one after another, then BATCH plans in HANDS
processes at once, each for another child, and prints how long each took, in seconds, as JSON.
"""

import html
import json
import os
import sys
import time
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(sys.argv[1])
FONTS = Path(sys.argv[2])
HERE = Path(__file__).parent
MONTHS = (
    "January February March April May June July August September October November December".split()
)

maker = None


def typst_maker():
    """Typst's own library, warm: fonts read, source parsed."""
    import typst

    compiler = typst.Compiler(
        input=str(HERE / "plan.typ"),
        root=str(ROOT),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )
    return lambda name: compiler.compile(sys_inputs={"name": name}, format="pdf")


def weasyprint_maker():
    """WeasyPrint, warm: the page's rules parsed and the fonts known."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    rules = CSS(string=STYLE.replace("FONTS", FONTS.as_uri()), font_config=fonts)
    plan = json.loads((ROOT / "tests/fixtures/paper/plan.json").read_text())

    def make(name):
        page = HTML(string=page_of(plan, name), base_url=str(ROOT))
        return page.write_pdf(stylesheets=[rules], font_config=fonts, pdf_variant="pdf/ua-1")

    return make


STYLE = """
@font-face { font-family: Atkinson; src: url(FONTS/AtkinsonHyperlegibleNext-Regular.ttf) }
@font-face { font-family: Atkinson; font-weight: bold; src: url(FONTS/AtkinsonHyperlegibleNext-Bold.ttf) }
@page { size: A4; margin: 38pt 48pt 64pt;
  @bottom-left { content: "Confidential"; font: 9pt Atkinson }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt Atkinson } }
body { font: 11pt/1.35 Atkinson; margin: 0 }
h1 { font-size: 26pt; color: #134252; margin: 0 } h2 { font-size: 14pt; color: #134252; margin: 8pt 0 3pt }
h3 { font-size: 12pt; color: #134252; margin: 0 0 2pt }
p { margin: 0 0 3pt } ul { margin: 0; padding-left: 16pt }
.head { display: flex } .head div { flex: 1 } .head img { width: 88pt }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 8pt; margin: 6pt 0 }
.four { display: grid; grid-template-columns: repeat(4, 1fr); border-top: 2pt solid #134252 }
.panel { background: #eef2f5; border-left: 3pt solid #134252; padding: 8pt }
.box { border: 0.9pt solid #b4bfc7; border-radius: 4pt; padding: 8pt; margin-bottom: 4pt }
table { width: 100%; border-collapse: collapse } th, td { text-align: left; border-bottom: 0.6pt solid #b4bfc7; padding: 3pt }
th { background: #eef2f5 }
"""


def day(iso):
    year, month, number = iso.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def page_of(plan, name):
    def own(words):
        return html.escape(words.replace("Siân", name))

    def listed(words):
        return "<ul>" + "".join(f"<li>{own(word)}</li>" for word in words) + "</ul>"

    def panel(title, body):
        return f'<div class="panel"><h3>{title}</h3>{body}</div>'

    def table(heads, rows):
        head = "".join(f"<th>{one}</th>" for one in heads)
        body = "".join("<tr>" + "".join(f"<td>{own(str(c))}</td>" for c in row) + "</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    child = plan["child"]
    people = "".join(f"<p>{one['role']}<br><b>{own(one['name'])}</b></p>" for one in plan["keyPeople"])
    parts = [
        f'<div class="head"><div><p>Westfield Primary School</p><h1>{html.escape(name)}</h1>',
        f"<p><b>{plan['planName']} · {plan['cycleName']} · {child['year']} · {child['class']}</b></p>",
        f"<p>Starts <b>{day(plan['startsOn'])}</b> Review by <b>{day(plan['reviewDueOn'])}</b> "
        f"Date of birth <b>{day(child['dateOfBirth'])}</b></p></div>",
        '<img src="tests/fixtures/paper/photo.jpg" alt="Photo"></div>',
        f'<div class="four">{people}</div><div class="two">',
        panel("What I am good at", f"<p>{own(plan['strengths'])}</p>"),
        panel("What matters to me", f"<p>{own(plan['whatMatters'])}</p>"),
        panel("What helps me", f"<p>{own(plan['whatHelps'])}</p>"),
        panel("What I need help with", listed(plan["needs"])),
        "</div>",
    ]
    targets = [target for outcome in plan["outcomes"] for target in outcome["targets"]]
    for place, outcome in enumerate(plan["outcomes"], 1):
        parts.append(f"<h2>Outcome {place}</h2><p>{own(outcome['text'])}</p>")
        for target in outcome["targets"]:
            measure = target["measure"]
            steps = [
                step["text"] + (f" Done {day(step['doneOn'])}" if step["doneOn"] else "") for step in target["steps"]
            ]
            parts.append(
                f'<div class="box"><h3>Target {target["number"]}</h3><p><b>{own(target["text"])}</b></p>'
                f"<p>Where I started <b>{measure['baseline']}</b> · Where I am now <b>{measure['now']}</b> · "
                f"Where we want to be <b>{measure['expected']}</b> ({measure['scale']})</p>"
                f'<div class="two">{listed(steps)}{listed(target["strategies"])}</div></div>'
            )
    provided = [
        (t["number"], p["what"], p["who"], p["place"], f"{p['minutes']} min, {p['timesAWeek']} × a week", p["groupSize"])
        for t in targets
        for p in t["provision"]
    ]
    review = plan["lastReview"]
    rated = [(r["target"], r["outcome"], r["measured"], r["evidence"]) for r in review["ratings"]]
    signed = "".join(f"<p><br><br>{'_' * 30}<br><b>{one['role']}</b> {own(one['name'])} Date</p>" for one in plan["signatures"])
    parts += [
        "<h2>What the school provides</h2>",
        table(("Target", "What", "Who", "Where", "How often", "Group"), provided),
        f"<h2>How it went: review of {day(review['heldOn'])}</h2>",
        table(("Target", "How it went", "Measured", "What we saw"), rated),
        '<h2>What we think</h2><div class="two">',
        f'<div class="box"><h3>My views</h3><p>{own(plan["childViews"])}</p></div>',
        '<div class="box"><h3>My parents’ or carers’ views</h3><p><br><br><br></p></div></div>',
        f'<h2>What we decided</h2><div class="panel"><p>{own(plan["decision"])}</p>'
        f"<p>Next review <b>{day(plan['nextReviewOn'])}</b></p></div>",
        f'<h2>We have talked about this plan</h2><div class="two">{signed}</div>',
    ]
    return f'<!doctype html><html lang="en-GB"><title>{plan["planName"]}</title><body>{"".join(parts)}'


def begin(engine):
    global maker
    maker = {"typst": typst_maker, "weasyprint": weasyprint_maker}[engine]()
    maker("Siân Łukasiewicz")


def make(number):
    return len(maker(f"Child {number}"))


def ready(_):
    # Long enough that no process takes two: each is warm before the clock starts.
    time.sleep(0.3)
    return os.getpid()


def main():
    engine, one, batch, hands = sys.argv[3], int(sys.argv[4]), int(sys.argv[5]), int(sys.argv[6])
    begin(engine)
    alone = []
    for number in range(one):
        start = time.perf_counter()
        make(number)
        alone.append(time.perf_counter() - start)
    with get_context("spawn").Pool(hands, begin, (engine,)) as pool:
        pool.map(ready, range(hands * 2), chunksize=1)
        start = time.perf_counter()
        pool.map(make, range(batch), chunksize=max(1, batch // hands // 4))
        together = time.perf_counter() - start
    version = __import__("importlib.metadata").metadata.version(engine)
    print(json.dumps({"version": version, "alone": alone, "together": together, "bytes": make(0)}))


if __name__ == "__main__":
    main()
