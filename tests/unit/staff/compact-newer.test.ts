import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CompactField } from "#app/(staff)/team/_form/compact-field.tsx";

test("a small field says what a colleague has saved there, and is described by it", () => {
	const field = { type: "tel", name: "phone", label: "Telefon" } as const;
	const shown = (newer: string | null) =>
		renderToStaticMarkup(
			createElement(CompactField, {
				id: "feld-phone",
				field,
				sent: { phone: ["1"] },
				describedBy: "fehler",
				newer,
			}),
		);
	expect(shown("Jetzt gespeichert: 2")).toContain(
		'<p id="feld-phone-neu" class="text-small">Jetzt gespeichert: 2</p>',
	);
	expect(shown("Jetzt gespeichert: 2")).toContain(
		'aria-describedby="fehler feld-phone-neu"',
	);
	expect(shown(null)).toContain('aria-describedby="fehler"');
	expect(shown(null)).not.toContain("feld-phone-neu");
});
