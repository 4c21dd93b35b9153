import { getLocale, getTranslations } from "next-intl/server";
import { paths } from "#lib/paths/citizen.ts";

/** All words of the keys, so that no catalogue and no translator goes to the browser. */
export async function checkInTexts(
	station: string,
	/** Which number is typed; left out: of an appointment. */
	number?: "unterwegs",
) {
	const t = await getTranslations("kiosk");
	const to = paths(await getLocale());
	const of = number ? "afar" : "checkIn";
	return {
		title: t(`${of}.title`),
		lead: t(`${of}.lead`),
		label: t(`${of}.label`),
		digits: Array.from({ length: 10 }, (_, digit) =>
			t("checkIn.digit", { digit }),
		),
		delete: t("checkIn.delete"),
		send: t("checkIn.send"),
		byName: t("checkIn.byName"),
		nameAddress: to.kioskCheckInByName(station),
		name: {
			title: t("byName.title"),
			lead: t("byName.lead"),
			label: t("byName.label"),
			missing: t("byName.missing"),
			hyphen: t("byName.hyphen"),
			apostrophe: t("byName.apostrophe"),
			accents: t("byName.accents"),
			space: t("byName.space"),
			next: t("byName.next"),
			timeTitle: t("byName.timeTitle"),
			timeLead: t("byName.timeLead"),
			timeLabel: t("byName.timeLabel"),
			timeMissing: t("byName.timeMissing"),
		},
		again: t("refusals.again"),
		numberAddress: to.kioskCheckIn(station, number),
		draw: t("refusals.draw"),
		drawAddress: to.kioskDraw(station),
		restart: t("restart"),
		startAddress: to.kiosk(station),
		help: t("help"),
	};
}

export type CheckInTexts = Awaited<ReturnType<typeof checkInTexts>>;
