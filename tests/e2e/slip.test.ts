import type { Page } from "@playwright/test";
import QRCode from "qrcode";
import { db } from "#lib/db/client.ts";
import { makeAccount, makeSession } from "#tests/support/account.ts";
import { book, PERSON } from "#tests/support/booking.ts";
import { bookTime, expectHeading, fact } from "./support/journey.ts";
import { read } from "./support/read.ts";
import { sessionCookie } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

test("the appointment goes onto one small sheet, or with everything onto a large one", {
	tag: "@ohne-js-chromium",
}, async ({ page, station }) => {
	await bookTime(page, station, { name: "Ayşe Müller" });
	const number = (await fact(page, "Terminnummer")
		.locator("span")
		.first()
		.textContent()) as string;
	await page.getByRole("link", { name: "Zettel drucken" }).click();
	await expectHeading(page, "Zettel drucken");
	const slip = page.getByRole("region", { name: "Ihr Zettel" });
	await expect(slip).toContainText("Mittwoch, 25. November 2026");
	await expect(slip).toContainText("8:00 Uhr");
	await expect(slip).toContainText(station.slug);
	await expect(slip).toContainText("für Ayşe Müller");
	await expect(fact(page, "Terminnummer")).toHaveText(number);
	await expect(slip).toContainText("PIN zum Ändern");
	expect(await paperOf(page)).toEqual({ pages: 1, width: 298, height: 420 });

	await page.getByRole("link", { name: "Großes Blatt (A4)" }).click();
	await expect(slip).toContainText("Reisepass beantragen");
	await expect(slip).toContainText("So finden Sie hin");
	await expect(slip).toContainText("0203 94000");
	// All that an adult brings, and nothing that is asked of a child.
	await expect(slip.getByRole("listitem")).toContainText([
		"Ihr bisheriger Personalausweis, Reisepass oder Kinderreisepass",
		"biometrisches Passfoto",
		"Geburts- oder Eheurkunde",
	]);
	await expect(slip).not.toContainText("Sorgeberechtigte");
	expect(await paperOf(page)).toMatchObject({ width: 595, height: 842 });
});

test("the code on the slip is the Terminnummer and nothing else", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await bookTime(page, station, { name: "Ayşe Müller" });
	await page.getByRole("link", { name: "Zettel drucken" }).click();
	const number = (await fact(page, "Terminnummer").textContent()) ?? "";
	const code = page.getByRole("img", { name: `Terminnummer ${number}` });
	const drawn = await code.locator("path").last().getAttribute("d");
	const dark = [...(drawn ?? "").matchAll(/M(\d+) (\d+)h1/g)].map(
		([, x, y]) => `${Number(x) - 4} ${Number(y) - 4}`,
	);
	const { modules } = QRCode.create(number.replace(/\s/gu, ""), {
		errorCorrectionLevel: "M",
	});
	const expected: string[] = [];
	for (let y = 0; y < modules.size; y++)
		for (let x = 0; x < modules.size; x++)
			if (modules.get(y, x)) expected.push(`${x} ${y}`);
	expect(dark).toEqual(expected);
});

test("a slip is shown to nobody without the link", async () => {
	const { heading } = await read("/termin/123456782/zettel?t=nichts");
	expect(heading).toBe("Termin nicht gefunden");
});

test("at the counter a slip is printed in the language that somebody lets the desk see, or asks for", async ({
	station,
}) => {
	const { reference } = await book(
		{ station: station.slug, service: "reisepass" },
		PERSON,
	);
	const { id } = await db().appointment.update({
		where: { reference },
		data: { locale: "ar" },
		select: { id: true },
	});
	const { id: userId } = await makeAccount("clerk", [station.id]);
	const { name, value } = await sessionCookie(await makeSession(userId));
	const slip = async (query = "") => {
		const { html } = await read(
			`/team/termin/${id}/zettel${query}`,
			`${name}=${value}`,
		);
		const [, attributes = "", words = ""] =
			/<section class="slip [^"]*"([^>]*)>(.*?)<\/section>/s.exec(html) ?? [];
		const attribute = (of: string) =>
			new RegExp(` ${of}="([^"]*)"`).exec(attributes)?.[1];
		return { lang: attribute("lang"), dir: attribute("dir"), words };
	};
	const german = await slip();
	expect(german).toMatchObject({ lang: "de", dir: "ltr" });
	expect(german.words).toContain("Wartenummer");
	const asked = await slip("?sprache=tr&format=a4");
	expect(asked).toMatchObject({ lang: "tr", dir: "ltr" });
	expect(asked.words).toContain("Sıra numarası");
	expect(asked.words).not.toContain("Wartenummer");
	await db().contact.update({
		where: { appointmentId: id },
		data: { showsLanguage: true },
	});
	const agreed = await slip();
	expect(agreed).toMatchObject({ lang: "ar", dir: "rtl" });
	expect(agreed.words).toContain("رقم الدور");
});

test("whoever let the desk see their language finds on the appointment how to take it back", async ({
	station,
}) => {
	const { reference, token } = await book(
		{ station: station.slug, service: "reisepass" },
		PERSON,
	);
	const withdraw = "Onayı geri al";
	const appointment = () => read(`/tr/termin/${reference}?t=${token}`);
	await db().appointment.update({
		where: { reference },
		data: { locale: "tr" },
	});
	const before = await appointment();
	expect(before.status).toBe(200);
	expect(before.html).not.toContain(withdraw);
	await db().contact.updateMany({
		where: { appointment: { reference } },
		data: { showsLanguage: true },
	});
	const after = await appointment();
	expect(after.status).toBe(200);
	expect(after.html).toContain(withdraw);
});

/** The printed pages and their size in points. */
async function paperOf(page: Page) {
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
	const [, width, height] =
		/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
	return {
		pages: pdf.match(/\/Type \/Page\b/g)?.length,
		width: Math.round(Number(width)),
		height: Math.round(Number(height)),
	};
}
