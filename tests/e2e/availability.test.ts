import { book } from "#tests/support/booking.ts";
import { makeStation, removeStation } from "#tests/support/factory.ts";
import { DAY } from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

interface Day {
	date: string;
	starts: string[];
}

/** "2026-11-25" → "25. November" */
const inWords = (date: string) =>
	new Intl.DateTimeFormat("de", { day: "numeric", month: "long" }).format(
		Temporal.PlainDate.from(date),
	);

test("month, day and API name the same days and the same number of times", {
	tag: "@ohne-skripte",
}, async ({ page, request, station }) => {
	const wanted = {
		station: station.slug,
		service: "reisepass",
		date: DAY.date,
	};
	await book({ ...wanted, start: 480 });
	await book({ ...wanted, start: 540 });
	const query = `station=${station.slug}&service=reisepass:2&from=2026-11-25&to=2026-11-30`;
	const answer = await request.get(`/api/v1/availability?${query}`);
	const { days } = (await answer.json()) as { days: Day[] };
	expect(days).toHaveLength(6);

	await page.goto(
		`/termine/zeit?dienst=reisepass:2&kind=adult&ort=${station.slug}`,
	);
	for (const { date, starts } of days) {
		const label = `${inWords(date)}, ${starts.length} freie Zeiten`;
		await expect(page.getByRole("link", { name: label })).toHaveCount(1);
	}
	for (const { date, starts } of days.slice(0, 2)) {
		await page.getByRole("link", { name: `${inWords(date)}, ` }).click();
		await expect(
			page.getByRole("heading", { name: `Freie Zeiten am` }),
		).toContainText(inWords(date));
		const values = await page
			.locator("button[name=zeit]")
			.evaluateAll((buttons) =>
				buttons.map((button) => button.getAttribute("value")),
			);
		expect(values).toEqual(
			starts.map((start) => `${station.slug}|${date}|${start}`),
		);
	}
});

test("a day that is fully booked is no link, and neither is one in the past", async ({
	page,
}) => {
	const tiny = await makeStation({ from: 480, until: 495 });
	await book({
		station: tiny.slug,
		service: "reisepass",
		date: DAY.date,
		start: 480,
	});
	await page.goto(
		`/termine/zeit?dienst=reisepass&kind=adult&ort=${tiny.slug}&monat=2026-11`,
	);
	const month = page.getByRole("table");
	await expect(month.getByRole("link")).toHaveText([
		/^26/,
		/^27/,
		/^28/,
		/^29/,
		/^30/,
	]);
	await removeStation(tiny.id);
});

test("a cancelled appointment's time is free again at once, on the page and in the API", {
	tag: "@ohne-skripte",
}, async ({ page, request }) => {
	const tiny = await makeStation({ from: 480, until: 495, horizonDays: 2 });
	const wanted = { station: tiny.slug, service: "reisepass" };
	const { reference, token } = await book({
		...wanted,
		date: DAY.date,
		start: 480,
	});
	const times = `/termine/zeit?dienst=reisepass&kind=adult&ort=${tiny.slug}`;
	const tomorrow = page.getByRole("link", { name: DAY.de });
	const ask = async () => {
		const query = `station=${tiny.slug}&service=reisepass&from=${DAY.date}&to=${DAY.date}`;
		return (await request.get(`/api/v1/availability?${query}`)).json();
	};
	await page.goto(times);
	await expect(page.getByRole("table")).toBeVisible();
	await expect(tomorrow).toHaveCount(0);
	expect(await ask()).toMatchObject({ days: [] });

	await page.goto(`/termin/${reference}/absagen?t=${token}`);
	await page.getByRole("button", { name: "Ja, Termin absagen" }).click();
	await page.goto(times);
	await expect(tomorrow.first()).toBeVisible();
	expect(await ask()).toMatchObject({
		days: [{ date: DAY.date, starts: ["08:00"] }],
	});
	await removeStation(tiny.id);
});
