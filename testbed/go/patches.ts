import type { Patch } from './artifact';

/** Kernels that load no modules have no /proc/modules: then none is loaded, which is no reason for the agent to stop. */
export const ciliumWithoutModules: Patch = {
  module: 'github.com/cilium/cilium',
  file: 'pkg/datapath/linux/modules/modules_linux.go',
  change: [
    [
      '\tfModules, err := os.Open(loadedModulesFilepath)\n',
      '\tfModules, err := os.Open(loadedModulesFilepath)\n\tif errors.Is(err, os.ErrNotExist) {\n\t\treturn nil, nil\n\t}\n',
    ],
  ],
};

/** Without two of the backends: udp wants a C compiler, Tencent's network an SDK of its own. */
export const flannelBackends: Patch = {
  module: 'github.com/flannel-io/flannel',
  file: 'main.go',
  change: [
    ['\t_ "github.com/flannel-io/flannel/pkg/backend/tencentvpc"\n', ''],
    ['\t_ "github.com/flannel-io/flannel/pkg/backend/udp"\n', ''],
  ],
};

/** MetalLB for the controller-runtime that goes with Kubernetes 1.36, whose conversion webhooks take one argument more. */
export const metallbConversion: Patch = {
  module: 'go.universe.tf/metallb',
  file: 'internal/k8s/webhook.go',
  change: [['conversion.NewWebhookHandler(mgr.GetScheme())', 'conversion.NewWebhookHandler(mgr.GetScheme(), conversion.NewRegistry())']],
};

/** Traefik without the DNS providers of ACME (some 180 clouds' SDKs) and its Amazon ECS provider: half of its compilation. */
export const traefikWithoutClouds: readonly Patch[] = [
  {
    module: 'github.com/go-acme/lego/v4',
    file: 'providers/dns/zz_gen_dns_providers.go',
    change: `package dns

import (
	"fmt"

	"github.com/go-acme/lego/v4/challenge"
)

func NewDNSChallengeProviderByName(name string) (challenge.Provider, error) {
	return nil, fmt.Errorf("DNS provider %s: left out of the test cluster's Traefik", name)
}
`,
  },
  {
    module: 'github.com/traefik/traefik/v3',
    file: 'pkg/provider/ecs/ecs.go',
    change: `package ecs

import (
	"errors"

	"github.com/traefik/traefik/v3/pkg/config/dynamic"
	"github.com/traefik/traefik/v3/pkg/safe"
)

type Provider struct{}

func (*Provider) SetDefaults() {}

func (*Provider) Init() error { return errors.New("ECS: left out of the test cluster's Traefik") }

func (*Provider) Provide(chan<- dynamic.Message, *safe.Pool) error { return nil }
`,
  },
  { module: 'github.com/traefik/traefik/v3', file: 'pkg/provider/ecs/config.go', change: 'package ecs\n' },
  { module: 'github.com/traefik/traefik/v3', file: 'pkg/provider/ecs/label.go', change: 'package ecs\n' },
];
