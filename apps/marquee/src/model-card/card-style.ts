/** How the card looks: on a phone, on paper, by day and by night. Colours keep a contrast of 4.5 to 1 and more. */
export const cardStyle = `
:root { color-scheme: light dark; --paper: #fdfbf7; --raised: #f4efe6; --ink: #1c1a22; --quiet: #5b5663; --rule: #d9d2c5; --accent: #8a4b00; --mark: #b26200; }
@media (prefers-color-scheme: dark) { :root { --paper: #0f0e14; --raised: #1a1822; --ink: #f4efe6; --quiet: #b3adb8; --rule: #37333f; --accent: #ffb547; --mark: #ffb547; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main, footer { max-width: 64rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
header { padding-top: 2.5rem; }
footer { padding-bottom: 3rem; color: var(--quiet); font-size: .875rem; }
h1 { font-size: clamp(1.6rem, 5vw, 2.4rem); line-height: 1.15; margin: .25rem 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.35rem; margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.05rem; margin: 2rem 0 .25rem; }
p { margin: .25rem 0 .75rem; max-width: 44rem; }
.eyebrow { color: var(--accent); font-weight: 600; margin: 0; }
.lead { font-size: 1.15rem; }
.quiet { color: var(--quiet); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 1.5rem 0; padding: 0; }
.figures div { background: var(--raised); border-radius: .5rem; padding: .75rem 1rem; }
.figures dt { color: var(--quiet); font-size: .875rem; }
.figures dd { margin: 0; font-size: 1.5rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.figures small { display: block; color: var(--quiet); font-size: .8rem; font-weight: 400; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); padding: .25rem 0; }
th, td { text-align: right; padding: .35rem .6rem; border-bottom: 1px solid var(--rule); white-space: nowrap; vertical-align: middle; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
thead th { border-bottom: 1px solid var(--ink); }
td small { display: block; color: var(--quiet); font-size: .75rem; }
.scroll { margin-bottom: 1.5rem; }
tr.own { background: var(--raised); }
td.empty { color: var(--quiet); text-align: left; }
td.wide, th.wide { white-space: normal; text-align: left; overflow-wrap: anywhere; }
svg { display: block; width: 100%; height: auto; max-width: 40rem; }
svg.mark { width: 10rem; height: 1rem; }
svg text { fill: var(--quiet); font-size: 13px; }
.grid, .zero { stroke: var(--rule); stroke-width: 1; }
.line { fill: none; stroke: var(--mark); stroke-width: 2.5; stroke-linejoin: round; }
.dot { fill: var(--mark); }
.interval { stroke: var(--mark); stroke-width: 2; opacity: .65; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .85em; overflow-wrap: anywhere; }
@media print {
	:root { color-scheme: light; --paper: #fff; --raised: #f2f2f2; --ink: #000; --quiet: #444; --rule: #bbb; --accent: #000; --mark: #444; }
	body { font-size: 10pt; }
	h2 { break-after: avoid; }
	table, svg { break-inside: avoid; }
	.scroll { overflow: visible; }
	th, td { white-space: normal; padding: .2rem .3rem; }
}
`;
