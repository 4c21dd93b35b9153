import { headers } from "next/headers";

/** A small script of ours in public/scripts, for a page that does without Next's. */
export async function PageScript({ name }: { name: "hold" | "print" }) {
	const policy = (await headers()).get("content-security-policy");
	const nonce = policy?.match(/'nonce-([^']+)'/)?.[1];
	return (
		<script src={`/scripts/${name}.js`} nonce={nonce} async data-keep="" />
	);
}
