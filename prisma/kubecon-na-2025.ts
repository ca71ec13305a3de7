/**
 * What was published about ten booths of the Project Pavilion at KubeCon + CloudNativeCon NA 2025. Facts only, in our
 * own words. The post gives no opening hours, kiosks, slots or shifts, and a count for three booths of ten: what it
 * does not say is not here, and is shown as not recorded. All of it was published, so all of it is approved.
 */
export const publishedEvent = {
  slug: 'kubecon-na-2025',
  name: 'KubeCon + CloudNativeCon NA 2025',
  venue: 'Georgia World Congress Center',
  city: 'Atlanta',
  timeZone: 'America/New_York',
  startsOn: '2025-11-10',
  endsOn: '2025-11-13',
  sourceUrl:
    'https://techcommunity.microsoft.com/t5/linux-and-open-source-blog/project-pavilion-presence-at-kubecon-na-2025/ba-p/4472904',
  /** When the post appeared: everything in it was said by then. */
  publishedAt: '2025-11-25T16:42:58.000Z',
} as const;

type Kind = 'question' | 'request' | 'praise' | 'problem' | 'idea';

export interface PublishedBooth {
  slug: string;
  name: string;
  url: string;
  /** Of the CNCF in November 2025; null where there was none of its own. */
  maturity: 'sandbox' | 'incubating' | 'graduated' | null;
  aliases: readonly string[];
  /** In the post's order. */
  representatives: readonly string[];
  /** Approximate, without range or times; null where the post gives no figure. */
  headCount: { likely: number; wording: string } | null;
  findings: readonly (readonly [kind: Kind, text: string])[];
  paragraph: string;
}

const stewards = ['Feynman Zhou', 'Yi Zha', 'Toddy Mladenov'];

/** Affiliations that the schedule gives; the post gives none. */
export const publishedAffiliations: Readonly<Record<string, string>> = {
  'Wei Fu': 'Microsoft',
  'Jose Blanquicet': 'Microsoft',
  'Mauricio Vásquez Bernal': 'Microsoft',
  'Jaydip Gabani': 'Microsoft',
};

export const publishedBooths: readonly PublishedBooth[] = [
  {
    slug: 'containerd',
    name: 'containerd',
    url: 'https://containerd.io',
    maturity: 'graduated',
    aliases: [],
    representatives: ['Wei Fu'],
    headCount: null,
    findings: [
      [
        'problem',
        'Pulling and unpacking model images, often above 500 GiB, holds up the start of pods for training',
      ],
      ['request', 'Let a training job read model data without unpacking the image first'],
      [
        'idea',
        'Try a way without unpacking as an experimental feature (with people of Docker, ModelPack and NTT)',
      ],
      ['question', 'What comes next for nerdbox and the erofs snapshotter?'],
    ],
    paragraph: `The talk at the kiosk was about AI models kept as OCI artifacts, many of them beyond 500 GiB. As things are, containerd fetches every blob of such an image and unpacks it, and a training pod waits all that time before it can start.

With people of Docker, ModelPack and NTT the team sketched a way to skip unpacking, so that a training job reads the model's data as it is. A prototype of it is to go into containerd as an experimental feature. News of nerdbox and the plans for the erofs snapshotter came up as well.`,
  },
  {
    slug: 'copacetic',
    name: 'Copacetic',
    url: 'https://project-copacetic.github.io/copacetic/',
    maturity: 'sandbox',
    aliases: ['Copa'],
    representatives: ['Joshua Duffney'],
    headCount: { likely: 75, wording: 'roughly 75' },
    findings: [
      ['request', 'Choose where package updates come from'],
      ['request', 'Patch the dependencies of applications, not only the operating system'],
      ['request', 'Clearer patterns for CI/CD pipelines'],
      ['request', 'Patch images inside the cluster'],
      ['question', 'Which runtimes work, Podman among them?'],
      ['problem', 'The documentation has gaps'],
    ],
    paragraph: `About 75 people stopped at the Copa kiosk, many of them from federal agencies and from financial institutions: regulated fields begin to use it. It grew much busier after Copa's lightning talk.

They asked for:

- a choice of where package updates come from
- patches for application dependencies, not only the operating system
- clearer examples for CI/CD pipelines
- patching inside the cluster
- an answer on runtimes, Podman among them

The missing documentation that they pointed out, and the features they asked for, go onto the roadmap.`,
  },
  {
    slug: 'drasi',
    name: 'Drasi',
    url: 'https://drasi.io',
    maturity: 'sandbox',
    aliases: [],
    representatives: ['Nandita Valsan'],
    headCount: { likely: 70, wording: '~70 across shifts' },
    findings: [
      ['praise', "Aman Singh's talk was liked, and brought people to the booth for the details"],
      ['praise', 'Visitors joined the Discord and starred the repositories'],
      ['idea', 'Vendors of observability and incident management see a use for change-driven architectures'],
    ],
    paragraph: `Drasi stood at a kiosk in person for the first time: it was launched in October 2024 and became a CNCF Sandbox project early in 2025. It had several kiosk slots, and over its shifts the team spoke with about 70 people.

- Visitors joined the Discord and gave the repositories a star.
- Vendors of observability and of incident management see a use for architectures that react to change.
- Aman Singh's talk was liked, and sent listeners over with deeper questions.

Follow-ups are under way: several sponsors and partners want to find out what could be done together.`,
  },
  {
    slug: 'flatcar',
    name: 'Flatcar Container Linux',
    url: 'https://www.flatcar.org',
    maturity: 'incubating',
    aliases: ['Flatcar'],
    representatives: ['Sudhanva Huruli', 'Vamsi Kavuru'],
    headCount: null,
    findings: [
      ['question', 'How are bare-metal machines provisioned?'],
      ['question', 'Which GPUs work for AI workloads?'],
      ['question', 'How does Flatcar differ from Talos and from CoreOS?'],
      ['praise', 'Building and testing without manual steps keeps it simple'],
      ['praise', 'The preview on AKS opened talks about use in production'],
    ],
    paragraph: `Bare metal, GPUs for AI workloads, and the automated build and test line that spares developers manual steps were the main topics. Many wanted a comparison with Talos and CoreOS; the team pointed to ease of use and to an operating system that needs no API of its own.

Government agencies and financial institutions showed interest. Seeing Flatcar run on AKS, as a preview, turned that into talk of real use.`,
  },
  {
    slug: 'headlamp',
    name: 'Headlamp',
    url: 'https://headlamp.dev',
    maturity: null,
    aliases: [],
    representatives: ['Joaquim Rocha', 'Will Case', 'Oleksandr Dubenko'],
    headCount: null,
    findings: [
      ['praise', 'Known to more people since it became a sub-project of Kubernetes'],
      [
        'idea',
        'Large technology companies and small industrial teams use it in different ways; both told how',
      ],
      ['question', 'What is Headlamp? Asked by people who had just heard of it in a talk or a corridor'],
    ],
    paragraph: `Headlamp was at its booth on all three days and met people who have used it for years beside people who saw it for the first time, some of them sent by a talk or by a chat in the hallway. Being a sub-project of Kubernetes has made it easier to find.

Teams of very different sizes, from large technology companies to small industrial ones, described how they work with it. The maintainers took home where Headlamp is used, what its users need next, and closer ties to them.`,
  },
  {
    slug: 'inspektor-gadget',
    name: 'Inspektor Gadget',
    url: 'https://www.inspektor-gadget.io',
    maturity: 'sandbox',
    aliases: [],
    representatives: ['Jose Blanquicet', 'Mauricio Vásquez Bernal'],
    headCount: { likely: 25, wording: 'approximately 25, in a half-day kiosk' },
    findings: [
      ['question', 'How do I begin with Inspektor Gadget?'],
      ['question', 'What is new since the last release I used?'],
      ['praise', 'The tcpdump gadget and the export of metrics to Prometheus drew people in'],
    ],
    paragraph: `About 25 people came during a kiosk of half a day: beginners who wanted the basics, and users who wanted the news. The team showed the tcpdump gadget and the export of metrics to Prometheus, and invited everybody to its next contribfest.`,
  },
  {
    slug: 'istio',
    name: 'Istio',
    url: 'https://istio.io',
    maturity: 'graduated',
    aliases: [],
    representatives: [
      'Keith Mattix',
      'Jackie Maertens',
      'Steven Jin Xuan',
      'Niranjan Shankar',
      'Mike Morris',
    ],
    headCount: null,
    findings: [
      ['request', 'Better multicluster support in ambient mode'],
      ['question', 'How do we get from sidecars to ambient mode?'],
      ['request', 'Gateway API in more places, and easier to use'],
      ['question', 'What does it bring, in speed and in daily work, at large scale?'],
      ['praise', 'Users, several Azure customers among them, are glad of the lasting work on Istio'],
    ],
    paragraph: `Experienced operators and newcomers who wanted advice shared the Istio booth. They talked about:

- several clusters in ambient mode, and how that gets better
- the way from sidecars to ambient
- the Gateway API, where it is available and how it is used
- what it brings in speed and in daily work, at large scale

Several customers of Azure were among those who said that they are glad of Microsoft's lasting work on Istio.`,
  },
  {
    slug: 'notary-project',
    name: 'Notary Project',
    url: 'https://notaryproject.dev',
    maturity: 'incubating',
    aliases: ['Notary'],
    representatives: stewards,
    headCount: null,
    findings: [
      ['question', 'How are signing and verification put into a workflow?'],
      ['question', 'How does it fit our clusters, and the services of Azure?'],
      ['idea', 'What was said will shape the next steps of Notary Project and Ratify'],
    ],
    paragraph: `People who look after the software supply chain asked how to sign, how to verify within a workflow, and how both fit Azure services and their Kubernetes clusters. What they said feeds into the next versions of Notary Project and Ratify.`,
  },
  {
    slug: 'opa-gatekeeper',
    name: 'OPA Gatekeeper',
    url: 'https://open-policy-agent.github.io/gatekeeper/',
    maturity: 'graduated',
    aliases: ['Gatekeeper', 'Open Policy Agent', 'OPA'],
    representatives: ['Jaydip Gabani'],
    headCount: null,
    findings: [
      ['question', 'How should policies be written, in Rego or in CEL?'],
      ['problem', 'Large sets of policies are hard to manage'],
      ['request', 'Simpler best practices'],
      ['idea', 'A survey among users of Gatekeeper and OPA is to guide what comes next'],
    ],
    paragraph: `New and long-standing users brought their cases of policy enforcement: writing Rego or CEL, and keeping order in large sets of policies. Many would like simpler best practices and less to manage. The team asked visitors to answer its survey of Gatekeeper and OPA users, which is to guide what comes next.`,
  },
  {
    slug: 'oras',
    name: 'ORAS',
    url: 'https://oras.land',
    maturity: 'sandbox',
    aliases: [],
    representatives: stewards,
    headCount: null,
    findings: [
      ['question', 'What else than images can be an OCI artifact: models, metadata, backups?'],
      ['praise', 'The examples at the booth made tagging, packaging and distribution clear'],
      ['praise', 'It works with the registries people have, that of Azure and others that speak OCI'],
    ],
    paragraph: `Developers came with artifacts that are not images: AI and ML models, metadata, backups, and flows across clouds. The examples at the booth showed how to tag, package and distribute such artifacts, and visitors liked that ORAS goes well with the tools they have. Many use it with Azure Container Registry, others with further registries that speak OCI.`,
  },
];

export const publishedSections: readonly { section: string; body: string }[] = [
  {
    section: 'introduction',
    body: 'Ten open-source projects that Microsoft supports met their users in Atlanta, Georgia, from 10 to 13 November 2025. This is what visitors asked, and what the projects take home.',
  },
  {
    section: 'pavilion',
    body: 'The Project Pavilion is the part of the show floor that belongs to projects of the CNCF and to no vendor. Maintainers and contributors show their work to end users, answer technical questions, talk about roadmaps, and hear what is needed. Visitors see what is new and how the projects fit together.',
  },
  {
    section: 'why',
    body: `We come to the pavilion for:

- open governance and a community that decides for itself
- cloud-native technology that grows with its users
- operations that are secure and last
- what practitioners can teach us
- developers, on whichever cloud or platform they work

Many products and cloud services of Microsoft stand on these projects. Whoever depends on them does well to help, and to design with the people who use them.`,
  },
  {
    section: 'themes',
    body: `- **Security**: signing and verifying artifacts, also with Azure; patching images; policy at scale
- **DevOps**: patterns for CI/CD and patching, policies that are simpler to enforce
- **AI and ML**: very large model images, GPUs on bare metal, models as OCI artifacts
- **Azure**: customers who run a service mesh, a container registry and projects around Kubernetes`,
  },
  {
    section: 'conclusion',
    body: 'What was heard in Atlanta goes into roadmaps, documentation and experiments of these projects. Teams of Microsoft learned from maintainers elsewhere, gathered what users need, and stay with the projects that much of the cloud is built on.',
  },
  {
    section: 'contact',
    body: "Questions, and offers to help, are welcome in each project's own community. For Microsoft's part, ask Lexi Nadolski, who wrote the [published post](https://techcommunity.microsoft.com/t5/linux-and-open-source-blog/project-pavilion-presence-at-kubecon-na-2025/ba-p/4472904).",
  },
];
