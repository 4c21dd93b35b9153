import { getTranslations } from "next-intl/server";
import { stationOptions } from "#components/staff/staff-options.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { may } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { listDevices } from "#lib/devices/queries/list-devices.ts";
import { now } from "#lib/runtime/clock.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { DeviceTable } from "./_parts/device-table.tsx";
import { NewDeviceForm } from "./_parts/new-device-form.tsx";
import { deviceTexts } from "./_parts/texts.ts";

/** Displays and kiosks of the own stations: a code for a new one, an end for an old one. */
export default async function DevicesPage({
	searchParams,
}: {
	searchParams: Promise<{ stand?: string }>;
}) {
	const actor = await requireActor();
	const t = await getTranslations("devices");
	const devices = await listDevices(actor, now());
	if (!devices.ok) return <StaffRefused kind="forbidden" />;
	const { stations } = await getCatalog(defaultLocale);
	const own = stations.filter(({ id }) => may(actor, "device:pair", id));
	const texts = await deviceTexts();
	const { stand } = await searchParams;
	return (
		<TeamPage
			title={t("title")}
			current="devices"
			actor={actor}
			before={
				<>
					{stand === "getrennt" ? (
						<Alert
							kind="success"
							title={t("revoked")}
							role="status"
							autoFocus
						/>
					) : null}
					{stand === "busy" ? (
						<Alert
							kind="warning"
							title={t("refusals.busy")}
							role="alert"
							autoFocus
						/>
					) : null}
				</>
			}
		>
			<p>{t("lead")}</p>
			<Section id="liste" title={t("list")}>
				{devices.value.length === 0 ? (
					<p>{t("none")}</p>
				) : (
					<DeviceTable devices={devices.value} stations={own} texts={texts} />
				)}
			</Section>
			<Section id="neu" title={t("new")}>
				<NewDeviceForm
					id={crypto.randomUUID()}
					stations={stationOptions(own)}
					texts={texts}
				/>
			</Section>
		</TeamPage>
	);
}
