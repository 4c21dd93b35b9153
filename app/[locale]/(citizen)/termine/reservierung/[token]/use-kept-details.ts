import { type RefObject, useEffect } from "react";
import type { BookingState } from "./booking-state.ts";

const FIELDS = ["name", "email", "phone"] as const;

/**
 * Whoever leaves to change the service or the station finds the typed words again on return. They stay
 * in this tab only, never leave the device, and are forgotten when the booking is sent.
 */
export function useKeptDetails(
	form: RefObject<HTMLFormElement | null>,
	token: string,
	state: BookingState,
): void {
	useEffect(() => {
		const place = `reservierung ${token}`;
		const element = form.current;
		if (!element) return;
		const fields = FIELDS.flatMap((name) => {
			const field = element.elements.namedItem(name);
			return field instanceof HTMLInputElement ? [field] : [];
		});
		if (state.view === "details" && fields.every(({ value }) => value === "")) {
			const kept = JSON.parse(sessionStorage.getItem(place) ?? "{}");
			for (const field of fields) field.value = kept[field.name] ?? "";
		}
		const keep = () =>
			sessionStorage.setItem(
				place,
				JSON.stringify(
					Object.fromEntries(fields.map(({ name, value }) => [name, value])),
				),
			);
		const forget = ({ submitter }: SubmitEvent) => {
			if (
				submitter instanceof HTMLButtonElement &&
				submitter.value === "confirm"
			)
				sessionStorage.removeItem(place);
			else keep();
		};
		element.addEventListener("input", keep);
		element.addEventListener("submit", forget);
		return () => {
			element.removeEventListener("input", keep);
			element.removeEventListener("submit", forget);
		};
	}, [form, token, state]);
}
