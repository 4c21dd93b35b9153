import { verify } from "#lib/draw/rules/verify.ts";
import { drawNow, makeLotStation, takePart } from "#tests/support/draw.ts";
import { removeStation } from "#tests/support/factory.ts";
import { expectHeading } from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

test("somebody takes part in a draw, reads the result and works it out again", {
	tag: "@ohne-js",
}, async ({ page, request }) => {
	const station = await makeLotStation({ from: 480, until: 510 });
	await page.goto(`/verlosung/${station.drawId}`);
	await expectHeading(page, "Verlosung");
	await expect(
		page.getByText("Bis Mo., 30. November, 7:00 Uhr, können Sie mitmachen."),
	).toBeVisible();
	const promise = await page.locator("code").first().textContent();

	await page.getByRole("link", { name: "Wunsch abgeben" }).click();
	await page.getByRole("button", { name: "Wunsch abgeben" }).click();
	await expect(
		page.getByText("Wählen Sie, was Sie erledigen möchten.").first(),
	).toBeVisible();
	await page
		.getByLabel("Was möchten Sie erledigen?")
		.selectOption({ value: "reisepass" });
	await page.getByLabel("Name", { exact: true }).fill("Ayşe Müller");
	await page.getByRole("button", { name: "Wunsch abgeben" }).click();
	await expect(page.getByRole("heading", { name: "Ihr Los" })).toBeVisible();
	const own = page.url();
	for (let other = 0; other < 30; other++)
		await takePart(station, { slug: "reisepass" }, `Andere ${other}`);
	await drawNow(station);

	await page.goto(`/verlosung/${station.drawId}`);
	await expect(page.getByText("Die Zeiten sind verlost")).toBeVisible();
	await expect(page.getByText("31 Haushalte haben mitgemacht")).toBeVisible();
	const address = await page
		.getByRole("link", { name: "Alle Daten als Datei" })
		.getAttribute("href");
	const published = await (await request.get(address ?? "")).json();
	expect(verify(published, promise)).toMatchObject({ is: "right", lines: 31 });

	await page.goto(own);
	const line = await page.locator("[aria-labelledby=los] code").textContent();
	const hasWon = published.winners.includes(line);
	await expect(
		page.getByText(
			hasWon
				? "Das Los hat Ihnen eine Zeit gegeben"
				: "Diesmal hat das Los Ihnen keine Zeit gegeben",
		),
	).toBeVisible();
	await removeStation(station.id);
});
