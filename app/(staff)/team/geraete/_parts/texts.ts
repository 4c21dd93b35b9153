import { getTranslations } from "next-intl/server";
import { DEVICE_KINDS } from "#lib/devices/devices.ts";

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
	};
}

export type DeviceTexts = Awaited<ReturnType<typeof deviceTexts>>;
