import { getTranslations } from "next-intl/server";
import { PHONE } from "#components/contact/phone.ts";
import type { PinRefusal } from "#lib/booking/manage/commands/open-by-pin.ts";

/** All words of the form, so that no catalogue and no translator goes to the browser. */
export async function entryTexts() {
	const t = await getTranslations("manage.entry");
	const booking = await getTranslations("booking");
	const refusal = (code: PinRefusal) => ({
		title: t(`refusals.${code}.title`),
		text: t(`refusals.${code}.text`),
	});
	return {
		title: t("title"),
		lead: t("lead"),
		number: { label: t("number.label"), hint: t("number.hint") },
		pin: { label: t("pin.label"), hint: t("pin.hint") },
		numberMissing: t("number.missing"),
		pinMissing: t("pin.missing"),
		open: t("open"),
		link: t("link"),
		call: t("call"),
		phone: PHONE,
		errorSummary: booking("errorSummary"),
		refusals: {
			busy: refusal("busy"),
			"no-match": refusal("no-match"),
			"too-many-tries": refusal("too-many-tries"),
		} satisfies Record<PinRefusal, unknown>,
	};
}

export type EntryTexts = Awaited<ReturnType<typeof entryTexts>>;
