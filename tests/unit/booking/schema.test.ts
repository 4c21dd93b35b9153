import { expect, test } from "vitest";
import { parseDetails, typedDetails } from "#lib/booking/schema.ts";

const empty = { name: "", email: "", phone: "" };

test("a name is enough", () => {
	expect(parseDetails({ ...empty, name: "  Ayşe   Müller-Öz  " })).toEqual({
		ok: true,
		details: { name: "Ayşe Müller-Öz", email: null, phone: null },
	});
});

test.each([
	["a name of one letter", "O", "O"],
	["an emoji beside letters", "Zoë 🌻", "Zoë 🌻"],
	["right-to-left script", "محمد علي", "محمد علي"],
	["decomposed umlauts become composed ones", "Mu\u0308ller", "Müller"],
	[
		"a line break becomes a space",
		"Ada\r\nBcc: all@citizen.example",
		"Ada Bcc: all@citizen.example",
	],
	["marks that turn the reading direction go", "\u202eAda\u202c", "Ada"],
	[
		"120 characters, emoji counted as one each",
		`A${"🌻".repeat(119)}`,
		`A${"🌻".repeat(119)}`,
	],
])("%s", (_, typed, stored) => {
	expect(parseDetails({ ...empty, name: typed })).toMatchObject({
		ok: true,
		details: { name: stored },
	});
});

test.each([
	[{ name: "" }, { name: "name-missing" }],
	[{ name: " \u200b\t " }, { name: "name-missing" }],
	[{ name: "🌻" }, { name: "name-missing" }],
	[{ name: "x".repeat(121) }, { name: "name-too-long" }],
	[{ name: "x".repeat(10_000) }, { name: "name-too-long" }],
	[{ email: "ayse@" }, { email: "email-invalid" }],
	[{ email: "ayse@citizen" }, { email: "email-invalid" }],
	[
		{ email: "a@citizen.example, b@citizen.example" },
		{ email: "email-invalid" },
	],
	[{ email: `${"a".repeat(250)}@citizen.example` }, { email: "email-invalid" }],
	[{ phone: "12" }, { phone: "phone-invalid" }],
	[{ phone: "call me" }, { phone: "phone-invalid" }],
	[{ phone: "+++++" }, { phone: "phone-invalid" }],
	[
		{ name: "", email: "x", phone: "x" },
		{ name: "name-missing", email: "email-invalid", phone: "phone-invalid" },
	],
])("%j is refused field by field", (typed, errors) => {
	expect(parseDetails({ name: "Ada", email: "", phone: "", ...typed })).toEqual(
		{ ok: false, errors },
	);
});

test.each(["0203 94000", "+49 203 94000", "(0203) 940-00", "0203/94000"])(
	"%s is a phone number",
	(phone) => {
		expect(parseDetails({ name: "Ada", email: "", phone })).toMatchObject({
			ok: true,
			details: { phone },
		});
	},
);

test("what a form did not send is empty, and what is huge is cut before it is shown again", () => {
	const form = new FormData();
	form.set("name", "x".repeat(50_000));
	expect(typedDetails(form)).toEqual({
		name: "x".repeat(1_000),
		email: "",
		phone: "",
	});
});
