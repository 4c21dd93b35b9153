import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import type { IssuerLine } from "#lib/auth/issuers/queries/list-issuers.ts";
import { staffPaths } from "#lib/paths/staff.ts";

/** The sign-ins of the house. */
export function IssuerTable({ issuers }: { issuers: readonly IssuerLine[] }) {
	const t = useTranslations("houseSignIn.issuers");
	if (issuers.length === 0) return <p>{t("none")}</p>;
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("name")}</th>
					<th scope="col">{t("state")}</th>
					<th scope="col">{t("checked")}</th>
					<th scope="col">{t("accounts")}</th>
				</tr>
			</thead>
			<tbody>
				{issuers.map(
					({ slug, name, url, active, hasSecret, checkedAt, accounts }) => (
						<tr key={slug}>
							<th scope="row">
								<a href={staffPaths.issuer(slug)}>{name}</a>
								<br />
								<span className="text-muted break-all font-normal">{url}</span>
							</th>
							<td data-label={t("state")}>
								{t(hasSecret ? (active ? "open" : "closed") : "noSecret")}
							</td>
							<td data-label={t("checked")}>
								{checkedAt === null ? t("never") : whenOf(checkedAt)}
							</td>
							<td data-label={t("accounts")}>{accounts}</td>
						</tr>
					),
				)}
			</tbody>
		</table>
	);
}
