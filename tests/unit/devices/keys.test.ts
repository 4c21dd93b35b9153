import { createElement, type FunctionComponent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { CheckInTexts } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/check-in-texts.ts";
import { Keypad } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/keypad.tsx";
import { Letters } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/letters.tsx";

/** Of the words none matters here. */
const texts = { digits: [], name: {} } as unknown as CheckInTexts;

/** The keys within the first element that stays left to right, in the order of the page. */
function keysIn<Props extends object>(
	keys: FunctionComponent<Props>,
	props: Props,
): string {
	const html = renderToStaticMarkup(createElement(keys, props));
	const [, inside = ""] =
		/<div class="kiosk-\w+" dir="ltr">(.*?)<\/div>/s.exec(html) ?? [];
	return [...inside.matchAll(/value="(.)"/g)].map(([, key]) => key).join("");
}

test("a kiosk's digits stand as on a telephone, and its letters as in the alphabet, in Arabic and Persian, too", () => {
	expect(
		keysIn(Keypad, { name: "n", label: "", length: 9, typed: "", texts }),
	).toMatch(/^123456789.?0$/);
	expect(keysIn(Letters, { typed: "", isMissing: false, texts })).toMatch(
		/^ABCDEFGHIJKLMNOPQRSTUVWXYZ/,
	);
});
