import { getTranslations } from "next-intl/server";
import { momentOf } from "#app/(staff)/_parts/when.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { type DeviceKind, formatCode } from "#lib/devices/devices.ts";
import type { FreshCode } from "#lib/devices/queries/rows.ts";
import { displayPath, paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import type { ShownCode } from "./device-state.ts";

/** The code in words for whoever walks to the screen with it. */
export async function showCode(
	{
		kind,
		name,
		stationId,
	}: { kind: DeviceKind; name: string; stationId: number },
	{ code, expiresAt }: FreshCode,
): Promise<ShownCode> {
	const t = await getTranslations("devices");
	const { stations } = await getCatalog(defaultLocale);
	const slug = stations.find(({ id }) => id === stationId)?.slug ?? "";
	const path =
		kind === "display" ? displayPath(slug) : paths(defaultLocale).kiosk(slug);
	const expires = Temporal.Instant.fromEpochMilliseconds(expiresAt);
	return {
		code: formatCode(code),
		title: t("code", { name }),
		text: t("codeText", {
			address: `${env().baseUrl}${path}`,
			time: momentOf(expires, now()),
		}),
	};
}
