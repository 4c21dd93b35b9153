import { expect, test } from "vitest";
import { toStandard } from "#scripts/server/plain-page.ts";

const page = (head: string, body: string) =>
	`<html><head>${head}</head><body>${body}</body></html>`;

test("what has just happened is the one title, wherever it came", () => {
	const own = "<title>Heute</title>";
	const said = '<title data-says="">Fehler: Heute</title>';
	expect(toStandard(page(own + said, ""))).toBe(page(said, ""));
	expect(toStandard(page(said + own + said, ""))).toBe(page(said, ""));
	expect(toStandard(page(own, ""))).toBe(page(own, ""));
});

test("titles of drawings stay", () => {
	const drawing = "<svg><title>Terminnummer</title></svg>";
	const html = page("<title>Zettel</title>", drawing + drawing);
	expect(toStandard(html)).toBe(html);
});

test("a form to this very address has no empty address", () => {
	const form = '<form class="a" action="" method="POST"></form>';
	expect(toStandard(page("", form))).toBe(
		page("", '<form class="a" method="POST"></form>'),
	);
	const other = '<form action="/termine"></form>';
	expect(toStandard(page("", other))).toBe(page("", other));
});

test("what reloads a page without scripts stands in the head", () => {
	const refresh =
		'<noscript><meta http-equiv="refresh" content="20"/></noscript>';
	expect(toStandard(page("", `<div>${refresh}</div>`))).toBe(
		page(refresh, "<div></div>"),
	);
});
