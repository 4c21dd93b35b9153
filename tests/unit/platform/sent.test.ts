import { describe, expect, test } from "vitest";
import { inWords, problemsOf } from "#components/form/form-state.ts";
import { partOf, sentIn, textOf, textsOf, typedIn } from "#lib/sent.ts";

describe("what was sent", () => {
	const form = new FormData();
	form.append("dienst", "reisepass");
	form.append("dienst", "meldebescheinigung");
	form.append("name", "Ada");
	form.append("file", new File(["x"], "x.txt"));
	form.append("$ACTION_REF_1", "");
	const sent = sentIn(form);

	test("is all that a person typed and ticked, without files and what Next adds", () => {
		expect(Object.keys(sent)).toEqual(["dienst", "name"]);
		expect(textsOf(sent, "dienst")).toEqual([
			"reisepass",
			"meldebescheinigung",
		]);
		expect(textOf(sent, "dienst")).toBe("reisepass");
		expect(textOf(sent, "file")).toBe("");
	});

	test("is read from an address in the same way", () => {
		const address = { dienst: ["a", "b"], ort: "mitte", bei: undefined };
		expect(textsOf(address, "dienst")).toEqual(["a", "b"]);
		expect(textsOf(address, "ort")).toEqual(["mitte"]);
		expect(textOf(address, "bei")).toBe("");
		expect(textsOf(address, "bei")).toEqual([]);
	});

	test("comes back cut to what can be shown, with every field there is", () => {
		const empty = { name: "", email: "" };
		expect(typedIn({ name: "x".repeat(9), x: "y" }, empty, 4)).toEqual({
			name: "xxxx",
			email: "",
		});
	});

	test("can be sent on in parts", () => {
		expect(partOf(sent, (name) => name !== "dienst")).toEqual({
			name: ["Ada"],
		});
	});
});

test("problems stand in the order of the fields, each leading to its own; what has no field comes last", () => {
	const errors = inWords(
		{ other: "c", phone: "b", name: "a", email: undefined },
		(code) => `${code}!`,
	);
	expect(problemsOf({ errors }, ["name", "email", "phone"], "form")).toEqual([
		{ href: "#form-name", text: "a!" },
		{ href: "#form-phone", text: "b!" },
		{ href: "#form-other", text: "c!" },
	]);
});
