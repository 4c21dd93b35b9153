import { createTransport } from "nodemailer";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { letterFor } from "#lib/notifications/letter.ts";
import { mailData } from "#lib/notifications/mime.ts";
import type { Notice } from "#lib/notifications/notice.ts";
import { event, notice, passport } from "./examples.ts";

const ID = "0b7c1e9e-5a2b-4c1d-9e3f-1a2b3c4d5e6f";

/** As it leaves the house, read again as a mail program would. */
async function post(
	change: Partial<Notice> = {},
	recipient = "erika@example.org",
) {
	const told = { ...notice, ...change };
	const { message } = await createTransport({
		streamTransport: true,
		buffer: true,
	}).sendMail(
		mailData({
			id: ID,
			recipient,
			letter: letterFor(told),
			event: {
				...event,
				state: told.kind === "cancelled" ? "cancelled" : "confirmed",
				locale: told.locale,
			},
			date: Temporal.Instant.from("2026-11-22T07:00:00Z"),
		}),
	);
	const raw = (message as Buffer).toString();
	const mail = await PostalMime.parse(raw);
	return { raw, mail, text: mail.text ?? "", html: mail.html ?? "" };
}

const header = (mail: Awaited<ReturnType<typeof post>>["mail"], key: string) =>
	mail.headers.filter((entry) => entry.key === key).map((entry) => entry.value);

const plain = (text: string) => text.replace(/\s+/g, " ");
const readable = (html: string) =>
	html
		.replace(/<[^>]+>/g, " ")
		.replaceAll("&amp;", "&")
		.replace(/\s+/g, " ");

describe("the mail that confirms an appointment", () => {
	it("says everything in text and in HTML", async () => {
		const { text, html } = await post();
		for (const body of [plain(text), readable(html)]) {
			for (const fact of [
				"Erika Mustermann",
				"Mittwoch, 25. November 2026, 8:15 Uhr",
				"etwa 25 Minuten",
				"Bürger-Service-Station Stadtmitte",
				"Friedrich-Albert-Lange-Platz 7",
				"47051 Duisburg",
				"Reisepass beantragen, 2 Personen",
				"Ihr bisheriger Pass",
				"70,00 € ab 24 Jahren",
				"482 193 507",
				"604218",
				"A007",
				"Sie brauchen diese E-Mail nicht mitzubringen. Ihr Name oder Ihre Terminnummer genügt.",
				"0203 94000",
				"löschen Sie den alten Eintrag",
			])
				expect(body).toContain(fact);
		}
	});

	it("says everything in English", async () => {
		const { mail, text, html } = await post({ locale: "en" });
		expect(mail.subject).toBe(
			"Your appointment on Wed 25 November 2026, 8:15 am",
		);
		expect(header(mail, "content-language")).toEqual(["en"]);
		expect(html).toContain('<html lang="en"');
		expect(plain(text)).toContain("Wednesday 25 November 2026, 8:15 am");
		expect(text).not.toMatch(/Uhr|Termin\b|Sie /);
		// German texts of the catalogue are marked as German.
		expect(html).toContain('lang="de">Reisepass beantragen');
	});

	it("leads to the page and to the page with the cancel button", async () => {
		const { text, html } = await post();
		const links = [...html.matchAll(/href="([^"]+)"/g)].map((match) =>
			(match[1] ?? "").replaceAll("&amp;", "&"),
		);
		expect(links).toEqual([
			notice.links.manage,
			notice.links.cancel,
			"tel:+4920394000",
		]);
		expect(text).toContain(`\n${notice.links.manage}\n`);
		expect(text).toContain(`\n${notice.links.cancel}\n`);
	});

	it("names no service in subject and calendar", async () => {
		const { mail } = await post();
		expect(mail.subject).toBe("Ihr Termin am Mi., 25. November 2026, 8:15 Uhr");
		const files = mail.attachments.map(({ content }) =>
			typeof content === "string" ? content : new TextDecoder().decode(content),
		);
		expect(files.length).toBeGreaterThan(0);
		for (const file of files) {
			expect(file).not.toMatch(/Reisepass|604218|Abc_-123|Erika/);
			expect(file).toContain("METHOD:PUBLISH");
		}
	});

	it("brings the calendar entry as an alternative with its method, and as termin.ics", async () => {
		const { raw, mail } = await post();
		expect(raw).toMatch(
			/Content-Type: text\/calendar; charset=utf-8; method=PUBLISH/i,
		);
		expect(mail.attachments.map(({ filename }) => filename)).toContain(
			"termin.ics",
		);
	});

	it("is marked as automatic and keeps its Message-ID from attempt to attempt", async () => {
		const { mail } = await post();
		expect(header(mail, "auto-submitted")).toEqual(["auto-generated"]);
		expect(mail.messageId).toBe(`<${ID}@termine.example>`);
		expect((await post()).mail.messageId).toBe(mail.messageId);
	});

	it("leaves out the lists a service does not have", async () => {
		const service = {
			...passport,
			fee: [],
			text: { ...passport.text, documents: [] },
		};
		const { text } = await post({ services: [{ service, quantity: 1 }] });
		expect(text).toContain("Reisepass beantragen\n");
		expect(text).not.toMatch(/bringen Sie bitte mit|kostet/);
	});
});

describe("the mail about a cancelled appointment", () => {
	it("says so, without PIN or links to what is gone", async () => {
		const { raw, mail, text, html } = await post({ kind: "cancelled" });
		expect(mail.subject).toBe(
			"Abgesagt: Ihr Termin am Mi., 25. November 2026, 8:15 Uhr",
		);
		expect(raw).toMatch(/text\/calendar; charset=utf-8; method=CANCEL/i);
		for (const body of [text, html]) {
			expect(body).toContain("Sie haben diesen Termin abgesagt.");
			expect(body).toContain("Löschen Sie den alten Eintrag");
			expect(body).toContain(notice.links.book);
			expect(body).not.toMatch(/604218|Abc_-123/);
		}
	});
});

describe("what people type", () => {
	it("is never HTML", async () => {
		const { html } = await post({ name: `<script>alert("1")</script> & 'Co'` });
		expect(html).not.toContain("<script");
		expect(html).toContain(
			"<bdi>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Co&#39;</bdi>",
		);
	});

	it("never becomes a header or a further recipient", async () => {
		const name = "Eve\r\nBcc: victim@example.org\r\n\r\nHello";
		const { mail, raw } = await post({ name });
		expect(raw).not.toMatch(/^Bcc:/im);
		expect(mail.to).toHaveLength(1);
		for (const recipient of [
			"a@example.org\r\nBcc: b@example.org",
			"a@example.org, b@example.org",
			"A <a@example.org>",
			"a@example.org;b@example.org",
			"nobody",
		])
			await expect(post({}, recipient)).rejects.toThrow(
				"Not an e-mail address",
			);
	});

	it("keeps its own direction", async () => {
		const { text, html } = await post({ name: "محمد \u202eعلي 🦄" });
		expect(text).toContain("\u2068محمد علي 🦄\u2069");
		expect(html).toContain("<bdi>محمد علي 🦄</bdi>");
	});

	it.each([
		"Gewinn auf https://boese.example",
		"www.boese.example",
		"boese.example/gewinn",
		"a@boese.example",
	])("does not advertise in the city's name: %s", async (name) => {
		const { text, html } = await post({ name });
		expect(text).toMatch(/^Guten Tag,\n/);
		expect(html).not.toContain("boese");
	});

	it.each(["Dr. Ada Lovelace", "J. R. R. Tolkien", "O’Neil-Müller", "Ng"])(
		"greets by a real name: %s",
		async (name) => {
			expect((await post({ name })).text).toContain(
				`Guten Tag \u2068${name}\u2069,`,
			);
		},
	);
});
