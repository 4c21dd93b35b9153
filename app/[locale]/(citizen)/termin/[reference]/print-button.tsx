import { headers } from "next/headers";
import { Button } from "#components/ui/button.tsx";

/** Hidden where no script runs: every browser has its own way to print. */
export async function PrintButton({ text }: { text: string }) {
	const policy = (await headers()).get("content-security-policy");
	const nonce = policy?.match(/'nonce-([^']+)'/)?.[1];
	return (
		<>
			<Button
				type="button"
				variant="secondary"
				className="needs-script"
				data-print=""
			>
				{text}
			</Button>
			<script src="/print.js" nonce={nonce} async data-keep="" />
		</>
	);
}
