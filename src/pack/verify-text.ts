import type { PackArguments } from './pack-contents.ts';

/** `VERIFY.txt`: how to check the pack with nothing of ours, and what the seal does not prove. */
export function verifyText(pack: PackArguments & { readonly name: string; readonly fingerprint: string; readonly chainHead: string; readonly events: number }): string {
  return `HOW TO CHECK THIS EVIDENCE PACK

${pack.name} (${pack.council}), framework ${pack.framework}, as of ${pack.asOf}, as known at ${pack.knownAt}, redaction: ${pack.redaction}.
Unfold the ZIP into an empty folder and run the commands in that folder. None of them needs the program that made the pack.

1. Nothing was changed, and nothing is missing

   sha256sum --check --strict --quiet manifest-sha256.txt && echo all as sealed
   sha512sum --check --strict --quiet manifest-sha512.txt && echo all as sealed
   sha256sum --check --strict --quiet tagmanifest-sha256.txt && echo all as sealed
   sha512sum --check --strict --quiet tagmanifest-sha512.txt && echo all as sealed

   On a Mac write "shasum -a 256 --check" and "shasum -a 512 --check"; on Windows, "certutil -hashfile FILE SHA256" prints one hash at a time.

2. Nothing was added: the two counts are the same

   find data -type f | wc -l
   wc -l < manifest-sha256.txt

   The pack is a BagIt 1.0 bag (RFC 8493); any BagIt validator does 1 and 2 as well.

3. It was sealed by the key it names

   cat tagmanifest-sha256.txt tagmanifest-sha512.txt > sealed.tmp
   openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in sealed.tmp -sigfile signature.ed25519
   openssl pkey -pubin -in public-key.pem -outform DER | sha256sum
   rm sealed.tmp

   The second command says "Signature Verified Successfully"; the third must print
   ${pack.fingerprint}
   Compare that with what the council told you by another way than this pack.

4. The stars follow from the facts

   python3 data/rescore.py data

   A short program in Python's standard library (3.8 or later). It reads the framework, the indicators and the facts of the pack,
   works the judgements out again and compares them with data/rating.json. Read it before you run it. Tests that stand on
   statistics (variation, assurance, chances, quartiles, sample sizes) it takes as rating.json states them, and lists them:
   command 6 works them out too, by the numbers set in data/rules.json.

5. The event log follows on from event to event (${pack.events} events, ending with ${pack.chainHead})

   python3 data/rescore.py data --events

6. With the program itself: npx threestar verify PACK.zip --key ${pack.fingerprint}

WHAT THIS DOES NOT PROVE

That the figures are true. The seal shows that nothing was changed since the pack was made, and by which key it was made.
It does not show that a figure was measured rightly, that everything there is was recorded, or that nobody recorded something
before the pack was made. Whoever holds the key can seal another pack: ask for the fingerprint, and for the list of packs.
The rating is a modelled reading of published criteria, never an official judgement.
`;
}
