/** The look of the check report: one sheet inside the file, so that it opens anywhere. */
export const CHECK_REPORT_STYLE = `
:root{--brand:#16304f;--accent:#14599d;--bad:#b0231b;--warn:#824c00;--gap:#5b3a86;--ink:#161c24;
--muted:#4a5563;--line:#d5dae1;--sunken:#f4f6f8}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:17px/1.5 system-ui,sans-serif}
header{background:var(--brand);color:#fff}
header p,main,footer p{max-width:1088px;margin:0 auto;padding:14px 24px}
header p{font-weight:600}
main{padding-top:32px;padding-bottom:48px}
h1{font-size:36px;line-height:1.15;margin:0 0 8px}
h2{font-size:24px;line-height:1.25;margin:48px 0 8px}
h3{font-size:19px;line-height:1.3;margin:0 0 6px;display:flex;gap:10px;align-items:center}
p{margin:0 0 8px;max-width:65ch}
.lead{font-size:20px;margin-bottom:20px}
.refused .lead,.refused h1{color:var(--bad)}
dl{display:flex;flex-wrap:wrap;gap:12px 40px;margin:0 0 28px;padding:14px 0;
border-top:1px solid var(--ink);border-bottom:1px solid var(--line)}
dt{font-size:15px;color:var(--muted)}
dd{margin:0;font-weight:600;overflow-wrap:anywhere}
figure{margin:0}
.scroll{overflow-x:auto}
.scroll:focus-visible,a:focus-visible{outline:3px solid #f2b01e;outline-offset:2px}
.map .scroll{border:1px solid var(--line);background:var(--sunken)}
.map svg{display:block;width:100%;max-height:1500px}
.map svg.few{min-width:600px}
.map svg.many{min-width:1000px}
path,rect,circle,use{vector-effect:non-scaling-stroke}
.beat{fill:#fff;stroke:var(--brand);stroke-width:1.1;fill-rule:evenodd;stroke-linejoin:round}
.beat.wrong{fill:#fbe9e7;stroke:var(--bad);stroke-width:1.8}
.found{stroke-width:1.6;stroke-linejoin:round;fill-rule:evenodd}
.found.beat{fill:#fff;stroke:var(--brand)}
.found.overlap{fill:#f0b65a;fill-opacity:.75;stroke:var(--warn)}
.found.gap{fill:#c7b3e0;fill-opacity:.75;stroke:var(--gap)}
.found.box{fill:none;stroke-dasharray:5 3}
.empty{fill:#c7b3e0}
.found.error{fill:#fbe9e7;stroke:var(--bad)}
.found.other{fill:#cfe0f2;stroke:var(--accent)}
.code{fill:var(--brand);font-family:system-ui,sans-serif;font-weight:600;text-anchor:middle;
paint-order:stroke;stroke:#fff;stroke-opacity:.85;stroke-width:3px;vector-effect:non-scaling-stroke}
.pin circle{stroke:#fff;stroke-width:1.2}
.pin text{fill:#fff;font-family:system-ui,sans-serif;font-weight:700;text-anchor:middle}
.pin.small text{text-anchor:start;font-weight:600;paint-order:stroke;stroke:#fff;stroke-width:2px;
vector-effect:non-scaling-stroke}
.pin.error circle{fill:var(--bad)}.pin.overlap circle{fill:var(--warn)}
.pin.gap circle{fill:var(--gap)}.pin.other circle{fill:var(--accent)}
.pin.small.overlap text{fill:var(--warn)}.pin.small.gap text{fill:var(--gap)}
.pin.small.error text{fill:var(--bad)}.pin.small.other text{fill:var(--accent)}
.scale path{fill:none;stroke:var(--ink);stroke-width:1.4}
.scale text{fill:var(--ink);font-family:system-ui,sans-serif;paint-order:stroke;stroke:#fff;
stroke-width:3px;vector-effect:non-scaling-stroke}
figcaption{display:flex;flex-wrap:wrap;gap:6px 24px;padding:8px 0;font-size:15px;color:var(--muted)}
figcaption span{display:inline-flex;gap:8px;align-items:center}
.map .key{width:22px;min-width:0}
.entries{list-style:none;margin:16px 0 0;padding:0}
.entries li{display:grid;grid-template-columns:1fr 330px;gap:32px;padding:20px 0;
border-top:1px solid var(--line);scroll-margin-top:12px}
.entries li:target,tr:target{background:#fff8e5;box-shadow:0 0 0 8px #fff8e5}
.number{display:inline-block;min-width:26px;padding:2px 7px;border-radius:13px;color:#fff;
font-size:14px;line-height:22px;text-align:center;font-variant-numeric:tabular-nums}
.number.error{background:var(--bad)}.number.overlap{background:var(--warn)}
.number.gap{background:var(--gap)}.number.other{background:var(--accent)}
.where{display:flex;flex-wrap:wrap;gap:2px 24px;color:var(--muted);font-size:15px;
font-variant-numeric:tabular-nums}
.close-up{display:block;width:100%;border:1px solid var(--line);background:var(--sunken)}
.close-up .concerned{fill:#eaf1f9}
.ring{fill:none;stroke-width:2.5}
.ring.error{stroke:var(--bad)}.ring.overlap{stroke:var(--warn)}
.ring.gap{stroke:var(--gap)}.ring.other{stroke:var(--accent)}
table{border-collapse:collapse;font-size:15px;width:100%;margin-top:12px}
th{text-align:left;border-bottom:2px solid var(--ink);padding:6px 16px 6px 0;white-space:nowrap}
td{border-bottom:1px solid var(--line);padding:6px 16px 6px 0;vertical-align:top;
font-variant-numeric:tabular-nums}
.size{text-align:right;white-space:nowrap}
.none{font-size:20px;margin-top:28px}
footer{background:var(--sunken);border-top:1px solid var(--line);color:var(--muted);font-size:15px}
@media (max-width:720px){h1{font-size:28px}main,header p,footer p{padding-left:16px;
padding-right:16px}
.entries li{grid-template-columns:1fr;gap:12px}.close-up{max-width:420px}dl{gap:10px 24px}}
@media print{.map .scroll{overflow:visible}.map svg.few,.map svg.many{min-width:0}
li,tr{break-inside:avoid}}
`;
