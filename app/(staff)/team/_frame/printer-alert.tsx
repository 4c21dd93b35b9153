import { getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { listTroubles } from "#lib/printing/queries/list-printers.ts";

/** That paper is missing, said to whoever works in the house before somebody waits for a slip in vain. */
export async function PrinterAlert({
	actor,
	stationId,
}: {
	actor: Actor;
	stationId: number;
}) {
	const troubles = await listTroubles(actor, stationId);
	if (troubles.length === 0) return null;
	const t = await getTranslations("printers");
	return (
		<Alert kind="warning" title={t("trouble.title")}>
			<ul>
				{troubles.map(({ name, state }) => (
					<li key={name}>
						{t("trouble.line", { name, state: t(`states.${state}`) })}
					</li>
				))}
			</ul>
		</Alert>
	);
}
