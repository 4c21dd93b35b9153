import { getTranslations } from "next-intl/server";
import type { PairRefusal } from "#lib/devices/commands/pair-device.ts";
import type { DeviceKind } from "#lib/devices/devices.ts";

/** All words of the form, so that no catalogue and no translator goes to the browser. */
export async function pairingTexts(kind: DeviceKind, station: string) {
	const t = await getTranslations("pairing");
	return {
		title: t(kind),
		lead: t("lead"),
		station: t("station", { station }),
		code: { label: t("code"), hint: t("codeHint") },
		pair: t("pair"),
		errorTitle: t("errorTitle"),
		refusals: {
			"unknown-code": t("refusals.unknown-code"),
			"code-expired": t("refusals.code-expired"),
			"other-place": t("refusals.other-place"),
			"too-many-tries": t("refusals.too-many-tries"),
			busy: t("refusals.busy"),
		} satisfies Record<PairRefusal, string>,
	};
}

export type PairingTexts = Awaited<ReturnType<typeof pairingTexts>>;
