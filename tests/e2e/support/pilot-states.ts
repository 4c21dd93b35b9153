import type { Page } from "@playwright/test";
import { signInAs } from "./sign-in.ts";
import type { State } from "./states.ts";

const asCoordinator = async (page: Page, address: string) => {
	await signInAs(page.context(), "coordinator");
	await page.goto(address);
};

/** Figures and rollout, as coordinators see them. */
export const pilotStates: Readonly<Record<string, State>> = {
	"the pilot's overview": {
		h1: "Übersicht",
		open: (page) => asCoordinator(page, "/pilot"),
	},
	"figures by station, every table open": {
		h1: "Kennzahlen",
		open: async (page) => {
			await asCoordinator(
				page,
				"/pilot/kennzahlen?zeitraum=frei&von=x&nach=station",
			);
			for (const details of await page.locator("details").all())
				await details.evaluate((one) => {
					(one as HTMLDetailsElement).open = true;
				});
		},
	},
	"figures by hour": {
		h1: "Kennzahlen",
		open: (page) =>
			asCoordinator(page, "/pilot/kennzahlen?zeitraum=heute&nach=stunde"),
	},
	"the monthly report": {
		h1: "Monatsbericht Oktober 2026",
		open: (page) =>
			asCoordinator(page, "/pilot/kennzahlen/bericht?monat=2026-10"),
	},
	"the stations on their way, with a wrong criterion": {
		h1: "Stationen",
		open: async (page) => {
			await asCoordinator(page, "/pilot/stationen");
			await page.getByText("Kriterium hinzufügen").first().click();
			await page.getByRole("button", { name: "Kriterium hinzufügen" }).click();
			await page.getByText("Wählen Sie, was gelten soll.").first().waitFor();
		},
	},
	"a station on its way, with a plan that cannot be": {
		h1: "Stadtmitte",
		open: async (page) => {
			await asCoordinator(page, "/pilot/stationen/stadtmitte");
			await page.getByRole("button", { name: "Planen" }).click();
			await page.getByText("Wählen Sie, was gelten soll.").first().waitFor();
		},
	},
};
