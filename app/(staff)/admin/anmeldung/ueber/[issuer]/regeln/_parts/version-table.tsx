import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import type { RulesVersion } from "#lib/auth/issuers/queries/list-issuers.ts";
import { restoreRulesAction } from "../actions.ts";

/** Who changed the rules when; each version can be put in force again, as a new one. */
export function VersionTable({
	slug,
	version: current,
	versions,
}: {
	slug: string;
	version: number;
	versions: readonly RulesVersion[];
}) {
	const t = useTranslations("houseSignIn.rules.versions");
	if (versions.length === 0) return <p>{t("none")}</p>;
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("version")}</th>
					<th scope="col">{t("when")}</th>
					<th scope="col">{t("who")}</th>
					<th scope="col">{t("count")}</th>
					<th scope="col">{t("restore")}</th>
				</tr>
			</thead>
			<tbody>
				{versions.map(({ version, createdAt, by, rules }) => (
					<tr key={version}>
						<th scope="row" data-label={t("version")}>
							{version}
						</th>
						<td data-label={t("when")}>{whenOf(createdAt)}</td>
						<td data-label={t("who")}>{by ?? t("nobody")}</td>
						<td data-label={t("count")}>{rules.length}</td>
						<td data-label={t("restore")}>
							{version === current ? (
								t("current")
							) : (
								<form action={restoreRulesAction}>
									<HiddenFields
										fields={{
											slug,
											version: String(current),
											wanted: String(version),
										}}
									/>
									<Button variant="secondary">
										{t("restore")}
										<span className="sr-only">
											{" "}
											({t("version")} {version})
										</span>
									</Button>
								</form>
							)}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
