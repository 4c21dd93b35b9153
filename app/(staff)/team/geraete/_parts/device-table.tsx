import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import type { DeviceRow } from "#lib/devices/devices.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import { DeviceActions } from "./device-actions.tsx";
import type { DeviceTexts } from "./texts.ts";

const ICONS = {
	waiting: "info",
	expired: "warning",
	seen: "success",
	silent: "warning",
} as const satisfies Record<DeviceRow["state"], string>;

/** Every screen with its state as word and icon. */
export function DeviceTable({
	devices,
	stations,
	texts,
}: {
	devices: readonly DeviceRow[];
	stations: readonly Station[];
	texts: DeviceTexts;
}) {
	const t = useTranslations("devices");
	const head = [
		t("name"),
		t("station"),
		t("state"),
		t("lastSeen"),
		t("actions"),
	];
	const nameOf = (stationId: number) =>
		stations.find(({ id }) => id === stationId)?.shortName;
	return (
		<div className="overflow-x-auto">
			<table className="w-full text-start">
				<thead>
					<tr>
						{head.map((text) => (
							<th key={text} scope="col" className="p-8 font-bold">
								{text}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{devices.map((device) => {
						const { id, name, state } = device;
						return (
							<tr key={id} className="border-t border-line align-top">
								<th scope="row" className="p-8 font-bold">
									{name}
									<span className="block text-small font-normal text-muted">
										{t(`kinds.${device.kind}`)}
										{device.prints ? `, ${t("withPrinter")}` : null}
									</span>
								</th>
								<td className="p-8">{nameOf(device.stationId)}</td>
								<td className="p-8">
									<span className="flex items-center gap-8">
										<Icon name={ICONS[state]} />
										{t(`states.${state}`)}
									</span>
								</td>
								<td className="p-8">
									{device.lastSeenAt === null
										? t("never")
										: seen(device.lastSeenAt)}
								</td>
								<td className="p-8">
									<DeviceActions
										id={id}
										labels={{
											newCode: t("newCodeFor", { name }),
											revoke: t("revokeFor", { name }),
											revokeYes: t("revokeYes", { name }),
										}}
										texts={texts}
									/>
								</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</div>
	);
}

function seen(milliseconds: number): string {
	const at = Temporal.Instant.fromEpochMilliseconds(milliseconds);
	return `${formatDate(civilDateOf(at), defaultLocale, "short")}, ${formatTime(minuteOf(at), defaultLocale)}`;
}
