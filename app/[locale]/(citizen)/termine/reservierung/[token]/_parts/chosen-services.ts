import { minutesOf, type Selection } from "#lib/catalog/rules/selection.ts";
import type { ChosenServices } from "./booking-state.ts";

/** What the appointment is for, in words. */
export function chosenServices(
	entries: readonly string[],
	selection: Selection,
	duration: (minutes: number) => string,
): ChosenServices {
	return {
		entries,
		lines: selection.map(({ service, quantity }) => ({
			text:
				quantity === 1
					? service.text.name
					: `${quantity} × ${service.text.name}`,
			lang: service.text.lang,
		})),
		duration: duration(minutesOf(selection)),
		inPerson: selection.some(({ service }) => service.personalPresence),
		collects: selection.some(({ service }) => service.collectsDocument),
	};
}
