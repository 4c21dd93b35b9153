import { useTranslations } from "next-intl";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import type { HelperView } from "#lib/booking/limits/queries/find-settings.ts";
import { revokeHelperAction } from "../actions.ts";

/** Who books for others with an agreed number, and how much of it is taken. */
export function HelperList({ helpers }: { helpers: readonly HelperView[] }) {
	const t = useTranslations("cityLimits.helpers");
	if (helpers.length === 0) return <p>{t("none")}</p>;
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("name")}</th>
					<th scope="col">{t("taken")}</th>
					<th scope="col">{t("end")}</th>
				</tr>
			</thead>
			<tbody>
				{helpers.map(({ id, name, minutes, takenMinutes }) => (
					<tr key={id}>
						<th scope="row">{name}</th>
						<td data-label={t("taken")}>
							{t("takenOf", { taken: takenMinutes, minutes })}
						</td>
						<td data-label={t("end")}>
							<form action={revokeHelperAction}>
								<HiddenFields fields={{ id: String(id) }} />
								<Button variant="secondary">
									{t("revoke")}
									<span className="sr-only"> {name}</span>
								</Button>
							</form>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
