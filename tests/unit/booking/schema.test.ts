import { expect, test } from "vitest";
import {
	NOTHING_TYPED as empty,
	parseDetails,
	typedDetails,
} from "#lib/booking/rules/schema.ts";
import { sentIn } from "#lib/sent.ts";

test("a name is enough", () => {
	expect(parseDetails({ ...empty, name: "  Ayşe   Müller-Öz  " })).toEqual({
		ok: true,
		details: {
			name: "Ayşe Müller-Öz",
			bookedBy: null,
			email: null,
			phone: null,
		},
	});
});

test.each([
	["a name of one letter", "O", "O"],
	[
		"a name with an apostrophe",
		"Siobhán O’Neill-D'Arc",
		"Siobhán O’Neill-D'Arc",
	],
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
	[{ email: "ayse@gmail,de" }, { email: "email-invalid" }],
	[{ email: "ayse@bü cher.de" }, { email: "email-invalid" }],
	[{ email: "🌻@bücher.de" }, { email: "email-invalid" }],
	[{ email: "ayse@web.de/x" }, { email: "email-invalid" }],
	[{ email: "ayse@[127.0.0.1]" }, { email: "email-invalid" }],
	[{ phone: "0203 ABC 12" }, { phone: "phone-invalid" }],
	[{ forOther: "1", bookedBy: " " }, { bookedBy: "booked-by-missing" }],
	[
		{ forOther: "1", bookedBy: "x".repeat(10_000) },
		{ bookedBy: "name-too-long" },
	],
	[{ contact: "same", name: "", email: "x" }, { name: "name-missing" }],
	[{ phone: "12" }, { phone: "phone-invalid" }],
	[{ phone: "call me" }, { phone: "phone-invalid" }],
	[{ phone: "+++++" }, { phone: "phone-invalid" }],
	// With one press the city would pay for it by the minute.
	[{ phone: "0900 1234567" }, { phone: "phone-invalid" }],
	[
		{ name: "", email: "x", phone: "x" },
		{ name: "name-missing", email: "email-invalid", phone: "phone-invalid" },
	],
])("%j is refused field by field", (typed, errors) => {
	expect(parseDetails({ ...empty, name: "Ada", ...typed })).toEqual({
		ok: false,
		errors,
	});
});

test.each(["0203 94000", "+49 203 94000", "(0203) 940-00", "0203/94000"])(
	"%s is a phone number",
	(phone) => {
		expect(parseDetails({ ...empty, name: "Ada", phone })).toMatchObject({
			ok: true,
			details: { phone },
		});
	},
);

test("what a form did not send is empty, and what is huge is cut before it is shown again", () => {
	const form = new FormData();
	form.set("name", "x".repeat(50_000));
	expect(typedDetails(sentIn(form))).toEqual({
		...empty,
		name: "x".repeat(1_000),
	});
});

test.each(["müller@bücher.de", "info@münchen.example", "пошта@пример.рф"])(
	"%s is an e-mail address",
	(email) => {
		expect(parseDetails({ ...empty, name: "Ada", email })).toMatchObject({
			ok: true,
			details: { email },
		});
	},
);

test("who books for somebody else says so, and what stands there counts only as long as they do", () => {
	const typed = { ...empty, name: "Ada", bookedBy: "Siobhán O’Neill" };
	expect(parseDetails({ ...typed, forOther: "1" })).toMatchObject({
		details: { name: "Ada", bookedBy: "Siobhán O’Neill" },
	});
	expect(parseDetails(typed)).toMatchObject({ details: { bookedBy: null } });
});

test("who takes the contact of the last appointment over needs a name only", () => {
	const typed = { ...empty, name: "Ada", contact: "same", email: "left over" };
	expect(parseDetails(typed)).toEqual({
		ok: true,
		details: { name: "Ada", contact: "same" },
	});
});
