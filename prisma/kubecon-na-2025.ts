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
    paragraph: `AI models kept as OCI artifacts, often larger than 500 GiB, were the main subject. Today containerd downloads every blob of such an image and unpacks it before a training pod can start, and at that size the wait is long.

With people from Docker, NTT and ModelPack the team worked out how to skip the unpacking, so that a training job reads model data straight from the artifact. A prototype is to go into containerd as an experimental feature. There was also news of nerdbox, and a look at where the erofs snapshotter goes from here.`,
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
    paragraph: `Around 75 people stopped at the Copa kiosk. Many came from federal agencies and financial institutions, which suggests that regulated industries are starting to use it. The kiosk became noticeably busier after Copa's lightning talk.

What visitors wanted:

- a say in where package updates come from
- patches for application dependencies, not just the operating system
- clearer guidance for CI/CD pipelines
- a way to patch images inside the cluster
- an answer on which runtimes work, such as Podman

The gaps they found in the documentation, and the features they asked for, will shape Copa's roadmap and the material that helps people start using it.`,
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
    paragraph: `This was the first time Drasi met people in person: the project launched in October 2024 and joined the CNCF Sandbox early in 2025. Over several kiosk slots the team talked with about 70 visitors.

- New members joined the Discord, and the repositories gained stars.
- Observability and incident-management vendors were curious about architectures that react to change.
- Aman Singh's conference talk went down well, and sent listeners to the kiosk with harder technical questions.

The team is now following up with several sponsors and partners to see where they can work together.`,
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
    paragraph: `Visitors came to talk about provisioning bare metal, running AI workloads on GPUs, and Flatcar's build and test pipeline, which is automated from end to end and keeps life simple for developers. How it compares with Talos and CoreOS made for lively debate: the team pointed to Flatcar's ease of use, and to the fact that it does not depend on an API of the operating system.

Government agencies and financial institutions took an interest, and the preview of Flatcar on AKS turned curiosity into talk of running it in production. For honest technical conversation, the team could not have wished for a better place.`,
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
    paragraph: `Headlamp had a booth on all three days. Long-time users came by, and so did people seeing it for the first time, some of whom had just heard of it in a talk or in the hallway. Becoming a Kubernetes sub-project has clearly made it more visible.

Teams from large technology companies down to small industrial ones described how they work with it. The maintainers came away knowing more about where Headlamp runs and what its users will need next, and closer to their community.`,
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
    paragraph: `About 25 people came by during half a day at the kiosk: beginners who wanted the basics, and users catching up on what is new. The team demonstrated the tcpdump gadget and the export of metrics to Prometheus, and encouraged everyone to join its next contribfest.`,
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
    paragraph: `The Istio booth drew seasoned operators, and newcomers in need of advice. They talked about:

- better support for multiple clusters in ambient mode
- moving from sidecars to ambient
- where the Gateway API is available, and how to use it
- performance and day-to-day operation at scale

Several Azure customers were among the users who said how much Microsoft's long-term work on Istio matters to them: it is part of the service mesh they run.`,
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
    paragraph: `Interest was strong among people in charge of software supply chain security. They asked about signing, about building verification into a workflow, and about how both fit in with Azure services and Kubernetes clusters. What they said will guide the next improvements to Notary Project and Ratify. It also strengthens Microsoft's commitment to artifacts that are secure, and to software that can be verified on its way to users.`,
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
    paragraph: `Users of Open Policy Agent (OPA) and Gatekeeper, new and long-standing, brought their cases of policy enforcement: writing policies in Rego or CEL, and keeping large sets of them under control. Many asked for simpler best practices and less to manage. The team invited visitors to answer its survey of Gatekeeper and OPA users, which will help decide what comes next.`,
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
    paragraph: `Developers came with OCI artifacts that are not container images: AI and ML models, metadata, backups, and workflows that span clouds. The examples at the booth walked them through tagging, packaging and distributing such artifacts, and they liked how well ORAS works with the tools around it. Many use it with Azure Container Registry, others with further registries that speak OCI.`,
  },
];

export const publishedSections: readonly { section: string; body: string }[] = [
  {
    section: 'introduction',
    body: `The cloud-native community keeps growing, and KubeCon + CloudNativeCon NA showed it once more. From 10 to 13 November 2025, ten open-source projects that Microsoft supports met their users at the Project Pavilion in Atlanta, Georgia. This is what visitors asked, and what the projects take home.

Microsoft took part throughout: to work upstream, to keep governance open, and to help developers build applications that are secure, that scale, and that run anywhere.`,
  },
  {
    section: 'pavilion',
    body: 'The Project Pavilion is the part of the show floor set aside for CNCF projects, on ground that belongs to no vendor. Maintainers and contributors give demos to end users, answer technical questions, discuss roadmaps, and solve problems together. Visitors discover what is new and how the projects fit together.',
  },
  {
    section: 'why',
    body: `Few events do more to set the direction of cloud-native computing than KubeCon NA. We come to the pavilion for:

- open governance, and innovation that starts in the community
- cloud-native technology that scales
- secure operations that can be kept up for years
- what practitioners and adopters can teach us
- developers, whichever cloud or platform they use

Much of what Microsoft offers, as products and as cloud services, builds on these and other open-source projects. We rely on them, so we give back to them, and we would rather design with the community than for it.`,
  },
  {
    section: 'themes',
    body: `- **Security**: signing and verifying artifacts, with Azure too; patching images; policy at scale
- **DevOps**: patterns for CI/CD and for patching; policies that are easier to enforce
- **AI and ML**: very large model images; GPUs on bare metal; models as OCI artifacts
- **Azure**: customers who run a service mesh, a container registry and other projects around Kubernetes`,
  },
  {
    section: 'conclusion',
    body: 'KubeCon NA showed again that it is open-source communities who bring what is new in cloud native. What was heard in Atlanta is going into roadmaps, documentation and experiments. The teams traded knowledge with maintainers from elsewhere, gathered feedback from users, and helped projects that much of the cloud runs on. Microsoft means to go on doing so, together with the community.',
  },
  {
    section: 'contact',
    body: "To get involved, turn to each project's own community. For anything else, write to Lexi Nadolski (lexinadolski@microsoft.com). The facts of this post were first published [on Microsoft Tech Community](https://techcommunity.microsoft.com/t5/linux-and-open-source-blog/project-pavilion-presence-at-kubecon-na-2025/ba-p/4472904).",
  },
];
