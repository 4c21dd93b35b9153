import { db } from "#lib/db/client.ts";
import { ask } from "./support/ask.ts";
import { expectHeading } from "./support/journey.ts";
import { signInAs } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

/** The accessibility statement's, which no other test looks at. */
const PLACE = "accessibility";

test.afterEach(async () => {
	await db().signFilm.deleteMany({ where: { place: PLACE } });
});

test("an administrator uploads a film in sign language, and its page shows it to whoever wants it", async ({
	page,
}) => {
	// As films have them: bytes of every kind, NUL among them.
	const film = Buffer.from(
		Uint8Array.from({ length: 300_000 }, (_, index) => index % 256),
	);
	film.write("\0\0\0\x18ftypisom", "latin1");
	await signInAs(page.context(), "admin");
	await page.goto("/admin/filme");
	const part = page.getByRole("region", {
		name: "Erklärung zur Barrierefreiheit",
	});
	const upload = async (name: string, mimeType: string, buffer: Buffer) => {
		await part.getByLabel("Datei").setInputFiles({ name, mimeType, buffer });
		await part.getByRole("button", { name: "Hochladen" }).click();
	};
	await upload("film.mp4", "video/mp4", Buffer.from("<html>"));
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"weder Film noch",
	);
	// Whatever it is called.
	await upload("irgendwas.txt", "text/plain", film);
	await expect(part).toContainText("Film ist da.");
	await upload("dgs.vtt", "text/vtt", Buffer.from("WEBVTT\n\nGuten Tag"));
	await expect(part).toContainText("Untertitel sind da.");

	const piece = await ask(`/api/filme/${PLACE}/film`, {
		headers: { range: "bytes=0-299999" },
	});
	expect(piece.status).toBe(206);
	expect(Buffer.from(await piece.arrayBuffer()).equals(film)).toBe(true);

	await page.goto("/barrierefreiheit");
	await expectHeading(page, "Barrierefreiheit");
	const video = page.locator("video");
	await expect(video).toBeHidden();
	await page.getByText("Der Film in Deutscher Gebärdensprache").click();
	await expect(video).toBeVisible();
	await expect(video).toHaveAttribute("preload", "none");
	await expect(video).not.toHaveAttribute("autoplay");
	expect(await page.locator("track").getAttribute("src")).toContain(
		`/api/filme/${PLACE}/untertitel.vtt`,
	);
	await page.goto("/wartezeiten");
	await expect(page.locator("video")).toHaveCount(0);
});
