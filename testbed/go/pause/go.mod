module kube-etapes/testbed/pause

go 1.21
