import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import type { Account } from "#lib/staff/staff.ts";
import { formatList } from "#lib/text/format.ts";

/** Everybody who may sign in, or might once. */
export function AccountTable({
	accounts,
	stations,
}: {
	accounts: readonly Account[];
	stations: readonly Station[];
}) {
	const t = useTranslations("admin.accounts");
	const roles = useTranslations("staff.roles");
	const state = ({ active, hasPassword, issuers }: Account) => {
		if (!active) return t("state.closed");
		return issuers.length > 0
			? t("state.issuer", { names: formatList(issuers, "de") })
			: t(hasPassword ? "state.active" : "state.invited");
	};
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("name")}</th>
					<th scope="col">{t("role")}</th>
					<th scope="col">{t("stations")}</th>
					<th scope="col">{t("stateTitle")}</th>
					<th scope="col">{t("secondFactor")}</th>
					<th scope="col">{t("lastSeen")}</th>
				</tr>
			</thead>
			<tbody>
				{accounts.map((account) => (
					<tr key={account.id}>
						<th scope="row">
							<a href={staffPaths.accountOf(account.id)}>{account.name}</a>
							<br />
							<span className="text-muted font-normal">{account.email}</span>
						</th>
						<td data-label={t("role")}>{roles(account.role)}</td>
						<td data-label={t("stations")}>
							{stations
								.filter(({ id }) => account.stationIds.includes(id))
								.map(({ shortName }) => shortName)
								.join(", ") || "–"}
						</td>
						<td data-label={t("stateTitle")}>
							{state(account)}
							{account.asks.length > 0 ? (
								<>
									<br />
									<strong>{t("state.asked")}</strong>
								</>
							) : null}
						</td>
						<td data-label={t("secondFactor")}>
							{t(account.hasSecondFactor ? "yes" : "no")}
						</td>
						<td data-label={t("lastSeen")}>
							{account.lastSeenAt === null ? "–" : whenOf(account.lastSeenAt)}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
