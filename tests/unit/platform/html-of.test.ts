import fc from "fast-check";
import { NextIntlClientProvider } from "next-intl";
import { createElement, Fragment, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ServiceChoice } from "#app/[locale]/(citizen)/termine/_services/service-choice.tsx";
import { Signpost } from "#app/[locale]/(citizen)/termine/_services/signpost.tsx";
import { QrCode } from "#components/contact/qr-code.tsx";
import { ShownLanguage } from "#components/contact/shown-language.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { FormField } from "#components/form/form-field.tsx";
import type { FieldSpec } from "#components/form/form-state.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { HoldBar } from "#components/hold/hold-bar.tsx";
import { htmlOf } from "#components/page/html-of.ts";
import { SiteFooter } from "#components/page/site-footer.tsx";
import { Still } from "#components/page/still.tsx";
import { Button } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Select } from "#components/ui/select.tsx";
import { exampleService } from "#tests/support/examples.ts";
import { roomsIn } from "#tests/support/texts.ts";

const inGerman = (children: ReactNode) =>
	renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: roomsIn("de") as never,
			timeZone: "Europe/Berlin",
			children,
		}),
	);

/** In which order attributes stand nobody sees, nor in which letters their names are written. */
const plain = (html: string) =>
	html.replace(
		/<([a-z]\w*)((?: [\w-]+="[^"]*")*)(\/?)>/gi,
		(_, tag, all, end) => {
			const attributes = String(all).match(/[\w-]+="[^"]*"/g) ?? [];
			const sorted = attributes
				.map((one) => one.replace(/^[\w-]+/, (name) => name.toLowerCase()))
				.sort();
			return `<${[tag, ...sorted].join(" ")}${end}>`;
		},
	);

/** Once by React, once in one go. */
function expectSame(...inside: ReactNode[]): void {
	const byReact = inGerman(createElement("div", null, ...inside));
	const inOneGo = inGerman(
		createElement(Still, { as: "div", children: inside }),
	);
	expect(plain(inOneGo)).toBe(plain(byReact));
}

const days = { today: "2026-11-24", last: "2027-01-24" } as const;
const dear = exampleService({
	fees: [
		{ from: "2026-01-01", lines: ["37,50 €", "unter 24: 22,80 €"] },
		{ from: "2027-01-01", lines: ["40 €"] },
	],
	text: {
		...exampleService().text,
		name: `Reisepass <für> "alle" & 'jeden'`,
		summary: "Personalausweis & Reisepass",
		documents: ["ein Foto", "der alte Pass"],
		hint: "Bitte < 6 Monate alt",
		onlineAlternative: {
			text: "Auch hier",
			url: "https://example.de/?a=1&b=2",
		},
	},
});

test("the services of the first page are what React makes of them", () => {
	for (const quantity of [0, 1, 2])
		expectSame(createElement(ServiceChoice, { service: dear, quantity, days }));
	const elsewhere = exampleService({
		bookable: false,
		text: {
			...dear.text,
			referral: { text: "Dort", address: "Weg 1", url: "https://example.de" },
		},
	});
	expectSame(createElement(Signpost, { service: elsewhere }));
});

test("the foot of every page is what React makes of it", () => {
	const foot = inGerman(createElement(SiteFooter));
	expect(foot).toContain('<footer class="no-print');
	expect(foot).toContain('href="/impressum"');
});

test("the form that takes a consent back can be written in one go, as the page of an appointment is", () => {
	const action = Object.assign(async () => {}, { $$id: "40ab" });
	const form = createElement(ShownLanguage, { action, hidden: { t: "x" } });
	const html = inGerman(createElement(Still, { as: "div", children: form }));
	expect(html).toContain('name="$ACTION_ID_40ab"');
	expect(html).toContain("Zustimmung zurücknehmen");
});

test("a list shows what was chosen", () => {
	const options = ["1", "2", "3"].map((value) => ({ value, text: value }));
	expectSame(
		createElement(Select, { name: "n", label: "Zahl", value: "2", options }),
	);
});

test("a form and its fields are what React makes of them", () => {
	const fields: FieldSpec[] = [
		{ name: "name", label: "Name", type: "text", autoComplete: "name" },
		{
			name: "email",
			label: "E-Mail",
			type: "email",
			hint: "Für die Bestätigung",
			optional: "freiwillig",
			inputMode: "email",
		},
		{ name: "text", label: "Nachricht", type: "lines" },
		{
			name: "mayAsk",
			label: "Sie dürfen fragen",
			type: "tick",
			hint: "Später",
		},
		{
			name: "for",
			label: "Für wen?",
			type: "branch",
			options: [
				{ value: "me", text: "Für mich" },
				{
					value: "other",
					text: "Für andere",
					fields: [{ name: "who", label: "Wer?", type: "text" }],
				},
			],
		},
	];
	const state = {
		sent: {
			name: `"Anna" <b>`,
			email: "",
			text: "\n\nerste & <letzte> Zeile",
			mayAsk: "1",
			for: "other",
		},
		errors: { email: "Da fehlt etwas.", for: "Bitte wählen Sie." },
	};
	const action = Object.assign(async () => {}, { $$id: "40ab" });
	expectSame(
		createElement(
			ActionForm,
			{ action, to: "/termine?a=1&b=2", id: "f", className: "flex" } as never,
			createElement(HiddenFields, { fields: { dienst: ["a", "b"], t: "'" } }),
			...fields.map((field) =>
				createElement(FormField, { key: field.name, field, state }),
			),
			createElement(Button, { name: "intent", value: "check" }, "Weiter"),
		),
	);
});

test("a time that is held is what React makes of it", () => {
	const texts = {
		extend: "Länger",
		warning: "Gleich",
		warningText: "ist es vorbei.",
		expired: "Vorbei",
		expiredText: "Nichts ist verloren.",
	};
	const held = {
		isOpen: true,
		millisecondsLeft: 1_000,
		heldUntil: "bis 8:10 Uhr",
		canExtend: true,
		day: "2026-11-25",
		moment: "Mittwoch, 8:00 Uhr",
		station: { name: "Mitte", lang: "de", address: ["Weg 1"] },
	} as const;
	expectSame(createElement(HoldBar, { held, texts }));
	const facts = [{ term: "Wann", value: "8:00 Uhr", change: "Ändern" }];
	expectSame(createElement(Facts, { facts }));
	expectSame(
		createElement(QrCode, { text: "123456782", label: "Terminnummer" }),
	);
});

test("what stands still may stand in what stands still", () => {
	const inner = createElement(Still, { as: "ul", children: "<a>" });
	expectSame(createElement("div", null, inner));
});

test("a link to a house that is not ours says what the browser must not tell there", () => {
	const href = "https://video.example/a";
	expectSame(createElement("a", { href, rel: "noopener noreferrer" }, "Video"));
});

test("whatever somebody types stays text", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, other) => {
			expectSame(
				createElement("p", { id: other, "aria-label": text }, text, 7, null),
				createElement(Fragment, null, other, false, undefined, [
					createElement("br", { key: 1 }),
				]),
			);
		}),
	);
	const foreign = { href: "javascript:alert(1)" };
	expect(htmlOf(createElement("a", foreign, "x"))).toBe("<a>x</a>");
});

test("what only React can do is refused, and not left out", () => {
	const refused: ReactNode[] = [
		createElement("p", { onClick: () => {} }),
		createElement("p", { style: { color: "red" } }),
		createElement("form", { action: () => {} }),
		Promise.resolve("later"),
		createElement(async () => "later"),
	];
	for (const one of refused) expect(() => htmlOf(one)).toThrow();
});
