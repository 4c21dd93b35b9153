import { inParallel } from "#tests/support/booking.ts";
import { ASKED_AT_ONCE, ask } from "./support/ask.ts";
import { expect, test } from "./support/test.ts";

const GARBAGE = [
	"",
	"x",
	"-1",
	"reisepass:0",
	"reisepass:99999999999999999999",
	"reisepass:2:3",
	"__proto__",
	"constructor",
	"../../etc/passwd",
	"' OR 1=1 --",
	"<script>alert(1)</script>",
	"%00",
	"%E0%A4%A",
	"%0d%0aset-cookie:%20a=b",
	"%E2%80%AE%F0%9F%A6%84",
	"2026-02-31",
	"9999-99",
	"A".repeat(3_000),
] as const;

const FIRST = "dienst=reisepass&kind=adult";
const HERE = `${FIRST}&ort=stadtmitte`;
const TOKEN = "AAAAAAAAAAAAAAAAAAAAAA";

/** Every place in an address where something can stand; {} is where the garbage goes. */
const PLACES = [
	"/termine?dienst={}",
	"/termine?dienst=reisepass&dienst={}&dienst={}",
	"/termine?ort={}",
	"/termine?r={}",
	"/termine?gewaehlt={}",
	"/termine/ort?dienst={}",
	"/termine/ort?dienst=reisepass&kind={}",
	`/termine/kind?${FIRST}&beantwortet=1&alter={}&begleitung={}&sorge={}`,
	`/termine/ort?${FIRST}&ort={}`,
	`/termine/ort?${FIRST}&r={}`,
	`/termine/ort?${FIRST}&gewaehlt=1&n-reisepass={}`,
	`/termine/zeit?dienst={}&ort=stadtmitte`,
	`/termine/zeit?${FIRST}&ort={}`,
	`/termine/zeit?${HERE}&r={}`,
	`/termine/zeit?${HERE}&r=${TOKEN}&tag={}`,
	`/termine/zeit?${HERE}&r=${TOKEN}&monat={}`,
	`/termine/zeit?${HERE}&r=${TOKEN}&ansicht={}`,
	`/termine/zeit?${HERE}&r=${TOKEN}&hinweis={}`,
	`/termine/zeit?${HERE}&r=${TOKEN}&tag=2026-11-25&hinweis=slot-taken@{}`,
	"/termine/reservierung/{}",
	"/termin/{}",
	"/termin/{}/absagen",
	"/termin/{}/verschieben",
	"/termin/{}/verschieben/pruefen",
	"/termin/{}/anliegen",
	"/termin/{}/kontakt",
	"/termin/492732995?t=x&stand={}",
	"/termin/492732995/verschieben?t={}&dienst={}&ort={}&r={}",
	"/termin/492732995/verschieben/pruefen?t={}&r={}&hinweis={}",
	"/termin/492732995/anliegen?t={}&dienst={}&gewaehlt={}",
	"/termin/{}/termin.ics?t=x",
	`/termin/492732995?t={}`,
	`/termin/492732995/absagen?t={}&stand={}`,
	"/demo/postausgang/{}",
	"/{}",
] as const;

for (const [root, language, values] of [
	["", "de", GARBAGE],
	["/en", "en", GARBAGE.slice(1, 4)],
] as const)
	for (const place of PLACES)
		test(`${root}${place}: whatever stands there, the answer is a page with a way on`, async () => {
			await inParallel(ASKED_AT_ONCE, values, async (garbage) => {
				const address = `${root}${place.replaceAll("{}", encode(garbage))}`;
				const answer = await ask(address);
				const body = await answer.text();
				expect(answer.status, address).toBeLessThan(500);
				expect(answer.headers.get("set-cookie"), address).toBeNull();
				expect(body, address).not.toContain("<script>alert(1)");
				const type = answer.headers.get("content-type") ?? "";
				expect(designed(type, body), address).toBe(language);
			});
		});

/** What stands there raw is sent raw; already encoded characters stay as they are. */
const encode = (text: string) =>
	/^%/.test(text) ? text : encodeURIComponent(text);

/** The language of a designed answer: a page with one h1 and links, or a plain text with an address. */
function designed(type: string, body: string): string {
	if (!type.startsWith("text/html"))
		return /\/en\/termine\s*$/.test(body)
			? "en"
			: /\/termine\s*$/.test(body)
				? "de"
				: type;
	const headings = body.match(/<h1[\s>]/g)?.length ?? 0;
	const hasWayOn = /<main[\s\S]*<(?:a|button)\b/.test(body);
	return headings === 1 && hasWayOn
		? (/<html lang="(\w+)"/.exec(body)?.[1] ?? "no language")
		: `${headings} h1, ${hasWayOn ? "" : "no "}way on`;
}
