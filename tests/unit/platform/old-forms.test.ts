import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FORMS_FILE, listForms } from "#scripts/release/forms.ts";

/**
 * Forms of the last release that nothing answers any more, and what becomes of them: whoever sends one reads that the page is of before
 * and keeps what was typed. A moved or renamed action belongs here only if it cannot keep its old name for one more release.
 */
const GONE: Readonly<Record<string, string>> = {
	"app/(staff)/admin/anliegen/[slug]/actions.ts changeServiceAction":
		"a change of a service is looked at before it is saved (docs/decisions/0046)",
	"app/(staff)/admin/anliegen/[slug]/actions.ts changeServiceWordsAction":
		"its words are changed on the same page as the rest",
	"app/(staff)/admin/anmeldung/neu/actions.ts addIssuerAction":
		"an issuer has a version, which an old form does not send (docs/decisions/0048)",
	"app/(staff)/admin/anmeldung/ueber/[issuer]/actions.ts changeIssuerAction":
		"an issuer has a version, which an old form does not send (docs/decisions/0048)",
};

const sentTo: string[] = JSON.parse(readFileSync(FORMS_FILE, "utf8"));

test("what pages of the last release send finds its action in this one", () => {
	const there = new Set(listForms());
	expect(there.size).toBeGreaterThan(50);
	const lost = sentTo.filter((form) => !there.has(form) && !(form in GONE));
	expect(lost).toEqual([]);
});

test("what is said to be gone was there in the last release, and is gone", () => {
	const there = new Set(listForms());
	const wrong = Object.keys(GONE).filter(
		(form) => there.has(form) || !sentTo.includes(form),
	);
	expect(wrong).toEqual([]);
});
