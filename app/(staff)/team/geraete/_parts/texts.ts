import { getTranslations } from "next-intl/server";
import { DEVICE_KINDS } from "#lib/devices/devices.ts";
import type { DeviceRefusal } from "./device-state.ts";

/** All words of the forms, so that no catalogue goes to the browser. */
export async function deviceTexts() {
	const t = await getTranslations("devices");
	const booking = await getTranslations("booking");
	return {
		errorSummary: booking("errorSummary"),
		station: t("station"),
		kind: t("kind"),
		kinds: DEVICE_KINDS.map((kind) => ({
			value: kind,
			text: t(`kinds.${kind}`),
		})),
		name: t("name"),
		nameHint: t("nameHint"),
		prints: t("prints"),
		make: t("make"),
		newCode: t("newCode"),
		revoke: t("revoke"),
		revokeAsk: t("revokeAsk"),
		refusals: {
			"already-made": t("refusals.already-made"),
			"name-missing": t("nameMissing"),
			"unknown-device": t("refusals.unknown-device"),
			forbidden: t("refusals.forbidden"),
			busy: t("refusals.busy"),
		} satisfies Record<DeviceRefusal, string>,
	};
}

export type DeviceTexts = Awaited<ReturnType<typeof deviceTexts>>;
