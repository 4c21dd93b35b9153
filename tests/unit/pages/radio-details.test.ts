import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FormField } from "#components/form/form-field.tsx";

const WAIT = "etwa 20 bis 35 Minuten";

const drawn = (sent: Record<string, string>, errors = {}) =>
	renderToStaticMarkup(
		createElement(FormField, {
			field: {
				type: "choice",
				name: "station",
				label: "Station und Wartezeit jetzt",
				options: [
					{ value: "homberg", text: "Homberg", detail: WAIT },
					{ value: "mitte", text: "Stadtmitte" },
				],
			},
			state: { sent, errors },
		}),
	);

test("what is to be known of a choice stands below it on a line of its own, within what is pressed", () => {
	const html = drawn({});
	expect(html).toMatch(
		new RegExp(
			`<label[^>]*for="station-homberg"[^>]*>Homberg<span[^>]*block[^>]*>${WAIT}</span></label>`,
		),
	);
	expect(html).toMatch(/<label[^>]*>Stadtmitte<\/label>/);
	expect(html).not.toContain("checked");
});

test("what was chosen is chosen still, and what is wrong is said at the group", () => {
	const html = drawn(
		{ station: "homberg" },
		{ station: "Wählen Sie eine Station." },
	);
	expect(html).toMatch(/<input[^>]*id="station-homberg"[^>]*checked=""/);
	expect(html.match(/checked=""/g)).toHaveLength(1);
	expect(html).toMatch(/<fieldset[^>]*aria-describedby="station-error"/);
	expect(html).toMatch(/id="station-error"[\s\S]*Wählen Sie eine Station\./);
});
