import { redirect } from "next/navigation";
import { toLocale } from "#lib/locale.ts";
import { paths } from "#lib/paths.ts";

export default async function RootPage({ params }: { params: Promise<{ locale: string }> }) {
	redirect(paths(toLocale((await params).locale)).start());
}
