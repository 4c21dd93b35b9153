import { type State, states } from "./support/states.ts";
import { expectAccessible, test } from "./support/test.ts";

/** What people print, and pages that have notices on them. */
const PRINTED = [
	"nothing free",
	"the appointment",
	"the cancelled appointment",
	"the clerk's screen with a refusal",
	"the consent form",
	"the day plan",
	"the large slip",
	"the monthly report",
	"the poster",
	"the start after a forbidden combination",
] as const;

for (const name of PRINTED)
	test(`${name}: can be read on white paper, printed from a dark screen`, async ({
		page,
		station,
	}) => {
		await (states[name] as State).open(page, station);
		await page.emulateMedia({ media: "print", colorScheme: "dark" });
		// Paper keeps no ground: letters must stand out from white itself.
		await page.locator("body").evaluate((body) => {
			body.style.background = "#fff";
		});
		await expectAccessible(page, "color-contrast");
	});
