pluginsiern{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{rsiern{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{rsion = '0', api = 1 }
ruleNNNNNNNNNNNNNNnNNNNNNNNNNNNNNNNNNNNNNNNNNN{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{rsion = '0', api = 1 }
ruleNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN 'a' {{{{{{{{{{{{{{{{{{{{{{{{{rsiern{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{rsion = '0', api = 1 }
ruleNNNNNNNNNNNNNNnNNNNNNNNNNNNNNNNNNNNNNNNNNN{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{rsion = '0', api = 1 }
ruleNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN 'a' { pattern = [[ x::By]] , triples ='x -z-> x' 	}
