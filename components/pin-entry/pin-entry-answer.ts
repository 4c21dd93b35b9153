import { getTranslations } from "next-intl/server";
import { again, type FormState } from "#components/form/form-state.ts";
import type { PinRefusal } from "#lib/booking/rules/pin.ts";
import type { Result } from "#lib/result.ts";
import { sentIn, textOf } from "#lib/sent.ts";

/** Where the words of the form stand: of an appointment or of a wish. */
export type PinEntry = "manage.entry" | "wishes.entry";

/** What number and PIN opened, or the form again with what is wrong; the PIN is never shown again. */
export async function openedByPin<Opened>(
	about: PinEntry,
	form: FormData,
	open: (typed: {
		reference: string;
		pin: string;
	}) => Promise<Result<Opened, PinRefusal>>,
): Promise<{ value: Opened } | { state: FormState }> {
	const t = await getTranslations(about);
	const sent = sentIn(form);
	const reference = textOf(sent, "nummer").slice(0, 100);
	const pin = textOf(sent, "pin");
	const shown = { nummer: reference };
	const errors = {
		...(reference.trim() ? {} : { nummer: t("number.missing") }),
		...(pin.trim() ? {} : { pin: t("pin.missing") }),
	};
	if (Object.keys(errors).length > 0)
		return { state: again(shown, { errors }) };
	const opened = await open({ reference, pin });
	if (opened.ok) return { value: opened.value };
	return {
		state: again(shown, {
			notice: {
				kind: "danger",
				title: t(`refusals.${opened.error}.title`),
				text: t(`refusals.${opened.error}.text`),
			},
		}),
	};
}
