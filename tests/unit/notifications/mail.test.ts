import { createTransport } from "nodemailer";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { flowed } from "#lib/notifications/letter/rules/flowed.ts";
import { letterFor } from "#lib/notifications/letter/rules/letter.ts";
import { mailData } from "#lib/notifications/letter/rules/mime.ts";
import { hasEntry, type Notice } from "#lib/notifications/notifications.ts";
import { locales } from "#lib/text/locale.ts";
import { event, notice, passport, station } from "./examples.ts";

const ID = "0b7c1e9e-5a2b-4c1d-9e3f-1a2b3c4d5e6f";

const FIRST = "4d2b1a60-7c3e-4f5a-8b9c-0d1e2f3a4b5c";

/** As it leaves the house, read again as a mail program would. */
async function post(
	change: Partial<Notice> = {},
	recipient = "erika@example.org",
	answersTo: string | null = null,
) {
	const told = { ...notice, ...change };
	const { message } = await createTransport({
		streamTransport: true,
		buffer: true,
	}).sendMail(
		mailData({
			id: ID,
			answersTo,
			from: event.organizer,
			bouncesTo: event.organizer.email,
			recipient,
			letter: letterFor(told),
			event: !hasEntry(told.kind)
				? null
				: {
						...event,
						state: told.kind.startsWith("cancelled")
							? "cancelled"
							: "confirmed",
						locale: told.locale,
					},
			language: told.locale,
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
				"47051 Musterstadt",
				"2 × Reisepass beantragen",
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
		expect(html).toContain('lang="de">2 × Reisepass beantragen');
	});

	it("leads to the page and to the pages with the move and the cancel button", async () => {
		const { text, html } = await post();
		const links = [...html.matchAll(/href="([^"]+)"/g)].map((match) =>
			(match[1] ?? "").replaceAll("&amp;", "&"),
		);
		expect(links).toEqual([
			notice.links.manage,
			notice.links.move,
			notice.links.cancel,
			"tel:+4920394000",
		]);
		expect(text).toContain(`\n${notice.links.manage}\n`);
		expect(text).toContain(`\n${notice.links.cancel}\n`);
	});

	it("names no service in subject and calendar", async () => {
		const { mail } = await post();
		expect(mail.subject).toBe("Ihr Termin am Mi., 25. November 2026, 8:15 Uhr");
		expect(mail.attachments).toHaveLength(2);
		const files = mail.attachments.map(({ content }) =>
			typeof content === "string" ? content : new TextDecoder().decode(content),
		);
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

	it("names the fee that is due on the appointment's day", async () => {
		const service = {
			...passport,
			fees: [
				{ from: "2020-01-01", lines: ["60,00 €"] },
				{ from: "2026-11-25", lines: ["70,00 €"] },
				{ from: "2026-11-26", lines: ["80,00 €"] },
			],
		} as const;
		const { text, html } = await post({ services: [{ service, quantity: 1 }] });
		for (const words of [text, html]) {
			expect(words).toContain("70,00 €");
			expect(words).not.toMatch(/60,00|80,00/);
		}
	});

	it("leaves out the lists a service does not have", async () => {
		const service = {
			...passport,
			fees: [],
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

describe("the mail about a moved appointment", () => {
	it("says what is new, what stays, and what to do in the calendar", async () => {
		const { mail, raw, text, html } = await post({ kind: "moved" });
		expect(mail.subject).toBe(
			"Verschoben: Ihr Termin ist am Mi., 25. November 2026, 8:15 Uhr",
		);
		expect(raw).toMatch(/text\/calendar; charset=utf-8; method=PUBLISH/i);
		for (const body of [plain(text), readable(html)])
			for (const fact of [
				"Die alte Zeit gilt nicht mehr.",
				"Mittwoch, 25. November 2026, 8:15 Uhr",
				"Ihre Terminnummer und Ihre PIN bleiben gleich.",
				"ist Ihre Wartenummer neu",
				"Löschen Sie den alten Eintrag",
				"Ihr bisheriger Pass",
			])
				expect(body).toContain(fact);
	});
});

describe("the mail about a moved appointment that had stood elsewhere", () => {
	const startsAt = Temporal.Instant.from(
		"2026-11-24T10:30:00+01:00",
	).epochMilliseconds;

	it("names the old time, and the old station if it is another one", async () => {
		const homberg = {
			...station,
			id: 1,
			text: { ...station.text, name: "Bürger-Service-Station Homberg" },
		};
		const old =
			"Die alte Zeit gilt nicht mehr: Dienstag, 24. November 2026, 10:30 Uhr";
		for (const [where, sentence] of [
			[station, `${old}. Das gilt jetzt:`],
			[homberg, `${old}, Bürger-Service-Station Homberg. Das gilt jetzt:`],
		] as const) {
			const before = { startsAt, station: where };
			const { text, html } = await post({ kind: "moved", before });
			expect(plain(text)).toContain(sentence);
			expect(readable(html)).toContain(sentence);
		}
	});
});

describe("the mail about a changed appointment", () => {
	it("asks to check what stands now", async () => {
		const { mail, raw, text, html } = await post({ kind: "changed" });
		expect(mail.subject).toBe(
			"Geändert: Ihr Termin am Mi., 25. November 2026, 8:15 Uhr",
		);
		expect(raw).toMatch(/text\/calendar; charset=utf-8; method=PUBLISH/i);
		for (const body of [plain(text), readable(html)])
			for (const fact of [
				"Wir haben die Änderung gespeichert.",
				"2 × Reisepass beantragen",
				"löschen Sie den alten Eintrag",
			])
				expect(body).toContain(fact);
	});
});

describe("the reminder", () => {
	it("asks first whether they come, then says what to bring, when and where", async () => {
		const { mail, text, html } = await post({ kind: "reminder" });
		expect(mail.subject).toBe(
			"Erinnerung: Ihr Termin am Mi., 25. November 2026, 8:15 Uhr",
		);
		for (const body of [plain(text), readable(html)]) {
			const places = [
				"Denken Sie bitte an Ihren Termin",
				"Kommen Sie?",
				"Ja, ich komme",
				"Termin verschieben",
				"Termin absagen",
				"Sie müssen nicht antworten",
				"Ihr bisheriger Pass",
				"Wann und wo",
				"Friedrich-Albert-Lange-Platz 7",
				"482 193 507",
			].map((fact) => body.indexOf(fact));
			expect(places).not.toContain(-1);
			expect(places).toEqual([...places].sort((a, b) => a - b));
		}
	});

	it("asks whoever booked for somebody else in other words, and in those that are tried at the station", async () => {
		const other = await post({ kind: "reminder", bookedBy: "Lea Muster" });
		expect(plain(other.text)).toContain("Ja, es bleibt dabei");
		const ask = "Ihr Platz ist für Sie reserviert. Kommen Sie?";
		const tried = await post({ kind: "reminder", ask });
		for (const body of [plain(tried.text), readable(tried.html)]) {
			expect(body).toContain(ask);
			expect(body).not.toContain("Bitte sagen Sie uns kurz Bescheid");
		}
	});

	it("brings no calendar entry, which would only double the one that is there", async () => {
		const { mail, raw } = await post({ kind: "reminder" });
		expect(mail.attachments).toEqual([]);
		expect(raw).not.toContain("VCALENDAR");
	});
});

const KINDS = [
	"confirmed",
	"changed",
	"moved",
	"reminder",
	"cancelled",
	"cancelled-by-office",
	"as-before",
	"note",
	"unsettled",
] as const;

describe("the mail about an appointment that stands after all", () => {
	it("says so first, asks for nothing, and brings the entry back", async () => {
		const { mail, raw, text, html } = await post({ kind: "as-before" });
		expect(mail.subject).toBe(
			"Ihr Termin bleibt: Mi., 25. November 2026, 8:15 Uhr",
		);
		expect(raw).toMatch(/text\/calendar; charset=utf-8; method=PUBLISH/i);
		for (const body of [plain(text), readable(html)])
			for (const fact of [
				"Ihr Termin bleibt, wie er war",
				"Bitte kommen Sie wie geplant.",
				"Sie brauchen nichts zu tun.",
				"482 193 507",
			])
				expect(body).toContain(fact);
	});
});

describe("mails with a clerk's own words", () => {
	it.each(["cancelled-by-office", "note", "unsettled"] as const)(
		"%s: say them line by line",
		async (kind) => {
			const { text, html } = await post({
				kind,
				text: "Bitte bringen Sie mit:\nGeburtsurkunde <Original>",
			});
			expect(text).toContain("Geburtsurkunde <Original>");
			expect(html).toContain("<p>Geburtsurkunde &lt;Original&gt;</p>");
		},
	);

	it("do not say that the citizen has cancelled what the office cancels", async () => {
		const { text } = await post({ kind: "cancelled-by-office" });
		expect(text).not.toContain("Sie haben diesen Termin abgesagt");
		expect(text).toContain("Bitte kommen Sie nicht zu dieser Zeit.");
	});
});

it("asks after the visit, and speaks to others about the visit, not about an appointment to come", async () => {
	for (const kind of ["feedback", "unsettled"] as const) {
		const { text } = await post({ kind });
		expect(text).toContain("Sie waren nicht bei uns?");
		expect(text).not.toContain("Sie haben keinen Termin gebucht?");
	}
});

describe.each(KINDS)("every mail, here %s,", (kind) => {
	it.each(locales)(
		"says the same in text and in HTML, with nothing left open (%s)",
		async (locale) => {
			const { text, html } = await post({ kind, locale });
			const bare = (body: string) =>
				body.replace(/[\u2066\u2068\u2069\s:.–]+|&#39;/g, "");
			const shown = bare(readable(html));
			for (const line of text.split("\n").filter((l) => !/https?:/.test(l)))
				expect(shown).toContain(bare(line));
			for (const body of [text, readable(html)]) {
				expect(body).not.toMatch(/\b(?:undefined|null)\b|\{\w+\}/);
				// A question is none with a full stop behind it.
				expect(body).not.toMatch(/[?!.:]\.|[?!]:/);
			}
		},
	);

	it.each(["de", "en"] as const)(
		"greets whoever booked, and says for whom (%s)",
		async (locale) => {
			const { text, html } = await post({
				kind,
				locale,
				name: "Ayşe Müller",
				bookedBy: "Sabine Krüger",
			});
			const greeting = locale === "de" ? "Guten Tag" : "Hello";
			expect(text).toContain(`${greeting} Sabine Krüger,`);
			expect(text).toContain(
				locale === "de"
					? "Sie haben für Ayşe Müller gebucht."
					: "You have booked for Ayşe Müller.",
			);
			expect(html).toContain(`${greeting} Sabine Krüger,`);
			expect(html).toContain("Ayşe Müller");
			expect(text).not.toMatch(/Ihr Name oder|Your name or/);
		},
	);

	it("has lines of at most 72 columns, but for links", () => {
		const { text } = letterFor({ ...notice, kind });
		for (const line of flowed(text).split("\r\n"))
			if (!line.includes("://")) expect(line.length).toBeLessThanOrEqual(73);
	});

	it("has nothing personal in its headers but the address", async () => {
		const { raw } = await post({
			kind,
			name: "Ayşe Müller",
			bookedBy: "Sabine Krüger",
		});
		const headers = raw.slice(0, raw.indexOf("\r\n\r\n"));
		expect(headers).toContain("erika@example.org");
		const rest = headers
			.replace(/^To:.*$/im, "")
			.replace(/^Content-Type:[\s\S]*?(?=^\S)/im, "");
		expect(rest).not.toMatch(
			/erika|Ay|Sabine|482.?193|604218|A007|Abc_|Reisepass/i,
		);
		expect(headers).toMatch(/^Auto-Submitted: auto-generated$/m);
	});

	it("forms a thread with the first one", async () => {
		const { mail } = await post({ kind }, undefined, FIRST);
		expect(mail.inReplyTo).toBe(`<${FIRST}@termine.example>`);
		expect(mail.references).toBe(`<${FIRST}@termine.example>`);
		expect((await post({ kind })).mail.references).toBeUndefined();
	});

	it("survives names of any kind", async () => {
		for (const name of [
			"x".repeat(10_000),
			"ü ".repeat(5_000),
			"😀".repeat(121),
		])
			for (const bookedBy of [null, name]) {
				const { text } = await post({ kind, name, bookedBy });
				expect(text).toMatch(/^Guten Tag,\n/);
				expect(text.length).toBeLessThan(4_000);
			}
		const { html, text } = await post({
			kind,
			name: "<b>Ali</b>",
			bookedBy: "محمد علي",
		});
		expect(html).not.toContain("Ali");
		expect(html).toContain("<bdi>محمد علي</bdi>");
		expect(text).toContain("\u2068محمد علي\u2069");
	});
});

describe("what people type", () => {
	it("is never HTML", async () => {
		const { html } = await post({ name: `<script>alert("1")</script>` });
		expect(html).not.toContain("script");
		const note = await post({ kind: "note", text: `<b>"Hallo"</b> & 'Co'` });
		expect(note.html).toContain(
			"&lt;b&gt;&quot;Hallo&quot;&lt;/b&gt; &amp; &#39;Co&#39;",
		);
		const couple = await post({ name: "Anna & Peter O'Neill" });
		expect(couple.html).toContain("Anna &amp; Peter O&#39;Neill,");
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
		const { text, html } = await post({ name: "محمد علي" });
		expect(text).toContain("\u2068محمد علي\u2069");
		expect(html).toContain("<bdi>محمد علي</bdi>");
		const turned = await post({ name: "محمد \u202eعلي" });
		expect(turned.text).toMatch(/^Guten Tag,\n/);
	});

	it.each([
		"Gewinn auf https://boese.example",
		"www.boese.example",
		"boese.example/gewinn",
		"a@boese.example",
		"Ihr boese Konto ist gesperrt",
		"boese\u2024example",
		"boese 0900 123456",
	])("does not advertise in the city's name: %s", async (name) => {
		const { text, html } = await post({ name });
		expect(text).toMatch(/^Guten Tag,\n/);
		expect(html).not.toContain("boese");
	});

	it.each(["Dr. Ada Lovelace", "J. R. R. Tolkien", "O’Neil-Müller", "Ng"])(
		"greets by a real name: %s",
		async (name) => {
			expect((await post({ name })).text).toContain(`Guten Tag ${name},`);
		},
	);
});
