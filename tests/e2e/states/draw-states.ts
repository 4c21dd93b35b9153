import type { Page } from "@playwright/test";
import { drawNow, makeLotStation, takePart } from "#tests/support/draw.ts";
import type { State } from "./state.ts";

const TITLE = "Verlosung, Woche vom 28. Dezember bis 3. Januar 2027";
const PASSPORT = { slug: "reisepass" };

/** The page of a draw that was made among a few people. */
async function openResult(page: Page): Promise<void> {
	const station = await makeLotStation({ from: 480, until: 510 });
	for (let index = 0; index < 8; index++)
		await takePart(station, PASSPORT, `Person ${index}`);
	await drawNow(station);
	await page.goto(`/verlosung/${station.drawId}`);
}

/** Times by lot, as citizens see them. */
export const drawStates: Readonly<Record<string, State>> = {
	"all draws": {
		h1: "Verlosungen",
		open: async (page) => {
			await makeLotStation();
			await page.goto("/verlosung");
		},
	},
	"a draw in which one can take part": {
		h1: "Verlosung",
		title: TITLE,
		open: async (page) => {
			const { drawId } = await makeLotStation();
			await page.goto(`/verlosung/${drawId}`);
		},
	},
	"a wish for a draw with nothing filled in": {
		h1: "Wunsch für die Verlosung",
		title: "Fehler: Wunsch für die Verlosung",
		open: async (page) => {
			const { drawId } = await makeLotStation();
			await page.goto(`/verlosung/${drawId}/wunsch`);
			await page.getByRole("button", { name: "Wunsch abgeben" }).click();
			await page.getByText("Geben Sie einen Namen ein.").first().waitFor();
		},
	},
	"a draw that was made": {
		h1: "Verlosung",
		title: TITLE,
		open: openResult,
	},
	"a wish that takes part in a draw": {
		h1: "Ihr Wunschtermin",
		open: async (page) => {
			const station = await makeLotStation();
			const told = await takePart(station, PASSPORT, "Ayşe Müller");
			if (!told.ok) throw new Error(told.error);
			await page.goto(`/wunsch/${told.value.token}`);
		},
	},
};
