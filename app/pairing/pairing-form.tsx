import { getTranslations } from "next-intl/server";
import { FormPage } from "#components/form/form-page.tsx";
import { untouched } from "#components/form/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import type { DeviceKind } from "#lib/devices/devices.ts";
import { pairAction } from "./actions.ts";

/** The code that a station lead reads out makes this browser a display or a kiosk. */
export async function PairingForm({
	kind,
	station,
}: {
	kind: DeviceKind;
	station: Pick<Station, "slug" | "text">;
}) {
	const t = await getTranslations("pairing");
	return (
		<FormPage
			action={pairAction}
			initial={untouched({ art: kind, station: station.slug, code: "" })}
			fields={[
				{
					name: "code",
					label: t("code"),
					hint: t("codeHint"),
					type: "text",
					autoComplete: "off",
				},
			]}
			title={t(kind)}
			lead={t("lead")}
			errorSummary={t("errorTitle")}
			intro={
				<p className="text-large font-bold">
					{t("station", { station: station.text.name })}
				</p>
			}
			end={<Button className="self-start">{t("pair")}</Button>}
		/>
	);
}
